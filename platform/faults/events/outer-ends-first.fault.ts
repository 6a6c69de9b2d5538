import type { AgentEvent } from '#contracts/event.schema';
import type { Fault } from '../fault.ts';
import { onWire } from './on-wire.ts';
import { NUMBERS, violation } from './reasons.ts';

export const outerEndsFirst: Fault = {
  id: 'events/outer-ends-first',
  sentence: 'The supervisor ends while the agent that writes the answer is still at work.',
  parts: ['wire.event'],
  noticedBy: [NUMBERS, ...violation(/is the innermost/), { by: 'toContainText', says: /Supervisor agent completed/ }],
  decorate(services) {
    const held = new Map<string, AgentEvent>();
    return onWire((event) => {
      if (event.type !== 'agent_completed') return [event];
      const inner = held.get(event.run_id);
      if (event.agent_name === 'supervisor' && inner) return [event, { ...inner, seq: event.seq }];
      if (event.agent_name === 'reporting') held.set(event.run_id, event);
      return event.agent_name === 'reporting' ? [] : [event];
    })(services);
  },
};
