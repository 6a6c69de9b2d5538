import type { Fault } from '../fault.ts';
import { onWire } from './on-wire.ts';
import { NUMBERS, violation } from './reasons.ts';

export const noAgentCompleted: Fault = {
  id: 'events/no-agent-completed',
  sentence: 'Agents start and never end: `agent_completed` is missing.',
  parts: ['wire.event'],
  noticedBy: [NUMBERS, ...violation(/before .+ completed|starts a second time/), { by: 'toContainText', says: /agent completed/ }],
  decorate: onWire((event) => (event.type === 'agent_completed' ? [] : [event])),
};
