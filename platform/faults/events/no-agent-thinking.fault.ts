import type { Fault } from '../fault.ts';
import { onWire } from './on-wire.ts';
import { NUMBERS } from './reasons.ts';

export const noAgentThinking: Fault = {
  id: 'events/no-agent-thinking',
  sentence: 'A socket is never told what an agent is thinking: `agent_thinking` is missing.',
  parts: ['wire.event'],
  noticedBy: [NUMBERS, { by: 'toEqual', says: /"agent_thinking"|-1/ }],
  decorate: onWire((event) => (event.type === 'agent_thinking' ? [] : [event])),
};
