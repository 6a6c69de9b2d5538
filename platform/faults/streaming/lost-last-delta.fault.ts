import type { Fault } from '../fault.ts';
import { onStream } from './on-stream.ts';
import { violation } from '../events/reasons.ts';

export const streamLostLastDelta: Fault = {
  id: 'streaming/lost-last-delta',
  sentence: 'A stream lacks the last piece of the answer.',
  parts: ['eventStream.event'],
  noticedBy: [...violation(/no delta marked complete/)],
  decorate: onStream((event) => (event.type === 'partial_result' && event.payload.is_complete ? [] : [event])),
};
