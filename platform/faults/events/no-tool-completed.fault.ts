import type { Fault } from '../fault.ts';
import { onWire } from './on-wire.ts';
import { NUMBERS, violation } from './reasons.ts';

export const noToolCompleted: Fault = {
  id: 'events/no-tool-completed',
  sentence: 'Tools of the data agent are called and never come back: their `tool_completed` is missing.',
  parts: ['wire.event'],
  noticedBy: [NUMBERS, ...violation(/has no result/), { by: 'toEqual', says: /-1/ }, { by: 'toContainText', says: /done/ }],
  decorate: onWire((event) => (event.type === 'tool_completed' && event.agent_name === 'data' ? [] : [event])),
};
