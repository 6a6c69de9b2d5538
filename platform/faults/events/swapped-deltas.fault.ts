import type { AgentEvent } from '#contracts/event.schema';
import type { Fault } from '../fault.ts';
import { onWire } from './on-wire.ts';

export const swappedDeltas: Fault = {
  id: 'events/swapped-deltas',
  sentence: 'The first two pieces of an answer change places; numbers and times look right.',
  parts: ['wire.event'],
  noticedBy: [{ by: 'toEqual', says: /"content"/ }, { by: 'toBe', says: /This is about all services/ }],
  decorate(services) {
    const firsts = new Map<string, Extract<AgentEvent, { type: 'partial_result' }>>();
    return onWire((event) => {
      if (event.type !== 'partial_result' || event.payload.index > 1 || event.payload.is_complete) return [event];
      const first = firsts.get(event.run_id);
      if (event.payload.index === 0 || !first) {
        firsts.set(event.run_id, event);
        return [];
      }
      const withTextOf = (place: typeof event, { payload: { content } }: typeof event) => ({ ...place, payload: { ...place.payload, content } });
      return [withTextOf(first, event), withTextOf(event, first)];
    })(services);
  },
};
