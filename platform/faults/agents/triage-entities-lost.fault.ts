import type { Fault } from '../fault.ts';

export const triageEntitiesLost: Fault = {
  id: 'agents/triage-entities-lost',
  sentence: 'It is not kept which services a request was about.',
  parts: ['triage.decision'],
  noticedBy: [{ by: 'toEqual', says: /-\s+"(chat|search|north|east|south|west)"/ }],
  decorate: ({ triage }) => ({
    triage: {
      ...triage,
      async decision(userId, runId) {
        const found = await triage.decision(userId, runId);
        return { ...found, extracted_entities: { ...found.extracted_entities, services: [] } };
      },
    },
  }),
};
