import type { Fault } from '../fault.ts';
import { onWire } from './on-wire.ts';
import { NUMBERS, violation } from './reasons.ts';

export const noAgentStarted: Fault = {
  id: 'events/no-agent-started',
  sentence: 'A socket is never told that a run began: `agent_started` of its outermost agent is missing.',
  parts: ['wire.event'],
  noticedBy: [NUMBERS, ...violation(/not agent_started|which is not running/), { by: 'toContainText', says: /agent started/ }, { by: 'toEqual', says: /"agent_started"/ }],
  decorate: onWire((event) => (event.type === 'agent_started' && event.payload.step_type === undefined ? [] : [event])),
};
