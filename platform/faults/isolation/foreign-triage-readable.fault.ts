import type { Fault } from '../fault.ts';

export const foreignTriageReadable: Fault = {
  id: 'isolation/foreign-triage-readable',
  sentence: 'Anybody can read how a request was classified, and with it the request.',
  parts: ['triage.decision'],
  noticedBy: [{ by: 'E_PROBLEM', says: /the status is 200, not 404/ }],
  decorate: ({ triage }) => {
    const owners = new Map<string, string>();
    return {
      triage: {
        ...triage,
        async decision(userId, runId) {
          const found = await triage.decision(owners.get(runId) ?? userId, runId);
          owners.set(runId, owners.get(runId) ?? userId);
          return found;
        },
      },
    };
  },
};
