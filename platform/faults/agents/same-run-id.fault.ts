import type { Fault } from '../fault.ts';

export const sameRunId: Fault = {
  id: 'agents/same-run-id',
  sentence: 'Executions after the first are answered under the id of the first.',
  parts: ['runs.start'],
  noticedBy: [{ by: 'toBe', says: /Expected: 30\s+Received: 1\b/ }, { by: 'toBe', says: /Expected: 20\s+Received: \d\b/ }],
  decorate({ runs }) {
    const firsts = new Map<string, string>();
    return {
      runs: {
        ...runs,
        start(request) {
          const started = runs.start(request);
          const id = firsts.get(request.principal.userId) ?? started.run.id;
          firsts.set(request.principal.userId, id);
          return { ...started, run: { ...started.run, id } };
        },
      },
    };
  },
};
