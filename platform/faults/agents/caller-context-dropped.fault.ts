import type { Fault } from '../fault.ts';

export const callerContextDropped: Fault = {
  id: 'agents/caller-context-dropped',
  sentence: 'What a caller sends along with a question does not reach the agent.',
  parts: ['runs.start'],
  noticedBy: [{ by: 'toEqual', says: /- +"team": "team \d"|"company":"Acme"|- +true/ }, { by: 'E_ISOLATION', says: /none of the \d+ holds/ }],
  decorate: ({ runs }) => ({
    runs: {
      ...runs,
      start(request) {
        const { context: _, ...rest } = request;
        return runs.start(rest);
      },
    },
  }),
};
