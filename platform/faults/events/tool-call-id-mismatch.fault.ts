import type { Fault } from '../fault.ts';
import { onWire } from './on-wire.ts';
import { violation } from './reasons.ts';

export const toolCallIdMismatch: Fault = {
  id: 'events/tool-call-id-mismatch',
  sentence: 'The result of a tool names another call than the one it answers.',
  parts: ['wire.event'],
  noticedBy: [...violation(/which was never started/), { by: 'toEqual', says: /tool_call_id/ }],
  decorate: onWire((event) =>
    event.type === 'tool_completed' ? [{ ...event, payload: { ...event.payload, tool_call_id: `${event.payload.tool_call_id}x` } }] : [event],
  ),
};
