import type { Fault } from '../fault.ts';
import { onWire } from './on-wire.ts';
import { NUMBERS, violation } from './reasons.ts';

export const noToolExecuting: Fault = {
  id: 'events/no-tool-executing',
  sentence: 'Results of tools come for calls that were never told: `tool_executing` is missing.',
  parts: ['wire.event'],
  noticedBy: [NUMBERS, ...violation(/which was never started/)],
  decorate: onWire((event) => (event.type === 'tool_executing' ? [] : [event])),
};
