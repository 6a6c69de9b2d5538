import type { Fault } from '../fault.ts';

export const healthSinceStart: Fault = {
  id: 'persistence/health-since-start',
  sentence: 'The health of agents knows only of runs since the platform began.',
  parts: ['runs.start', 'agentHealth.counts'],
  noticedBy: [{ by: 'toEqual', says: /after the restart[^]*- +"completed": 2/ }],
  decorate({ runs, agentHealth }) {
    const begun = new Set<string>();
    return {
      runs: {
        ...runs,
        start(request) {
          begun.add(`${request.agent} ${request.principal.userId}`);
          return runs.start(request);
        },
      },
      agentHealth: { ...agentHealth, counts: (userId) => agentHealth.counts(userId).filter(({ agent }) => begun.has(`${agent} ${userId}`)) },
    };
  },
};
