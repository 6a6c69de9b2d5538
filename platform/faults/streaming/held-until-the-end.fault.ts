import type { Fault } from '../fault.ts';
import { heldBack } from './held-back.ts';
import { violation } from '../events/reasons.ts';

export const heldUntilTheEnd: Fault = {
  id: 'streaming/held-until-the-end',
  sentence: 'A stream says nothing until its run is over, and then everything at once.',
  parts: ['eventStream.event', 'eventStream.end'],
  noticedBy: violation(/all pieces arrived within [\d.]+ ms; written with pauses/),
  decorate({ eventStream }) {
    const { hold, release } = heldBack(eventStream);
    return { eventStream: { ...eventStream, event: hold, end: (end) => `${release(end.run_id)}${eventStream.end(end)}` } };
  },
};
