import type { Fault } from '../fault.ts';
import { onStream } from './on-stream.ts';
import { violation } from '../events/reasons.ts';

export const streamDoubledDelta: Fault = {
  id: 'streaming/doubled-delta',
  sentence: 'A stream has each piece of the answer twice.',
  parts: ['eventStream.event'],
  noticedBy: [...violation(/text delta \d+ of \w+ where/)],
  decorate: onStream((event) => (event.type === 'partial_result' ? [event, event] : [event])),
};
