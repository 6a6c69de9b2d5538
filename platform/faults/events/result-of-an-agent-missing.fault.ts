import type { Fault } from '../fault.ts';

export const resultOfAnAgentMissing: Fault = {
  id: 'events/result-of-an-agent-missing',
  sentence: 'The completion of an agent within a run is told without its result.',
  parts: ['journal.append'],
  noticedBy: [{ by: 'toEqual', says: /-.*"(?:based_on|category|data_sufficiency|metrics)"/ }, { by: 'toMatchObject', says: /- +"cost_savings": null/ }],
  decorate: ({ journal }) => ({
    journal: { ...journal, append: (event) => journal.append(event.type === 'agent_completed' && event.agentName !== 'supervisor' ? { ...event, payload: { ...event.payload, result: {} } } : event) },
  }),
};
