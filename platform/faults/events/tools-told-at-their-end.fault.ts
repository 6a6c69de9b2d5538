import type { AgentEvent } from '#contracts/event.schema';
import type { Services } from '../../services.ts';
import type { Fault } from '../fault.ts';
import { onWire } from './on-wire.ts';

export const toolsToldAtTheirEnd: Fault = {
  id: 'events/tools-told-at-their-end',
  sentence: 'That a tool is at work is told when it is done.',
  parts: ['wire.event'],
  noticedBy: [{ by: 'toBe', says: /Expected: "in_progress"/ }, { by: 'toBeGreaterThan', says: /arrival of both/ }],
  decorate({ wire }) {
    const held = new Map<string, AgentEvent>();
    return onWire((event) => {
      if (event.type === 'tool_executing') {
        held.set(event.payload.tool_call_id, event);
        return [];
      }
      const begun = event.type === 'tool_completed' ? held.get(event.payload.tool_call_id) : undefined;
      return begun ? [begun, event] : [event];
    })({ wire } as Services);
  },
};
