import type { Fault } from '../fault.ts';

export const busyAgentUnlisted: Fault = {
  id: 'agents/busy-agent-unlisted',
  sentence: 'An agent at work is missing from the list of agents.',
  parts: ['runs.start', 'runs.cancel', 'agents.list'],
  noticedBy: [{ by: 'toEqual', says: /names of each list[^]*- +"(?:data|triage|reporting)"/ }],
  decorate({ agents, runs }) {
    const busy = new Map<string, string>();
    return {
      runs: {
        ...runs,
        start(request) {
          const started = runs.start(request);
          busy.set(started.run.id, started.run.agent);
          return started;
        },
        cancel(userId, runId, reason) {
          busy.delete(runId);
          return runs.cancel(userId, runId, reason);
        },
      },
      agents: { ...agents, list: () => agents.list().filter(({ name }) => ![...busy.values()].includes(name)) },
    };
  },
};
