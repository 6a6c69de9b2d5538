import type { AgentEvent } from '#contracts/event.schema';
import type { Fault } from '../fault.ts';

export const toolToldWhenDone: Fault = {
  id: 'events/tool-told-when-done',
  sentence: 'That a tool is at work is told when it is done already.',
  parts: ['wire.event'],
  noticedBy: [{ by: 'toBeGreaterThan', says: /as they arrived/ }],
  decorate: ({ wire }) => {
    const held = new Map<string, AgentEvent>();
    return {
      wire: {
        ...wire,
        event(event) {
          if (event.type === 'tool_executing') held.set(event.payload.tool_call_id, event);
          if (event.type === 'tool_executing') return [];
          const before = event.type === 'tool_completed' ? held.get(event.payload.tool_call_id) : undefined;
          return (before ? [before, event] : [event]).flatMap((one) => wire.event(one));
        },
      },
    };
  },
};
