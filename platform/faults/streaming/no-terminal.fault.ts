import { isTerminal } from '#contracts/event.schema';
import type { Fault } from '../fault.ts';
import { onStream } from './on-stream.ts';
import { violation } from '../events/reasons.ts';

export const streamNoTerminal: Fault = {
  id: 'streaming/no-terminal',
  sentence: 'A stream ends without the terminal event of its run.',
  parts: ['eventStream.event'],
  noticedBy: [...violation(/no terminal event/)],
  decorate: onStream((event) => (isTerminal(event) ? [] : [event])),
};
