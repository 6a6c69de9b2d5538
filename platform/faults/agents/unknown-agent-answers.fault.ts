import type { Fault } from '../fault.ts';

export const unknownAgentAnswers: Fault = {
  id: 'agents/unknown-agent-answers',
  sentence: 'Asked for an agent that does not exist, the platform gives another one.',
  parts: ['agents.resolve'],
  noticedBy: [{ by: 'E_PROBLEM', says: /the status is 20[02], not 404/ }, { by: 'toMatchObject', says: /\+ +"type": "ack"/ }],
  decorate: ({ agents }) => ({ agents: { ...agents, resolve: (name) => agents.resolve(name) ?? agents.resolve('triage') } }),
};
