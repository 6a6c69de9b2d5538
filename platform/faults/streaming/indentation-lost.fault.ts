import { onStream } from './on-stream.ts';
import type { Fault } from '../fault.ts';

export const indentationLost: Fault = {
  id: 'streaming/indentation-lost',
  sentence: 'Spaces with which a line of an answer begins are lost in a stream of events.',
  parts: ['eventStream.event'],
  noticedBy: [{ by: 'toEqual', says: /- two and a half/ }],
  decorate: onStream((event) => (
    event.type === 'partial_result' ? [{ ...event, payload: { ...event.payload, content: event.payload.content.replaceAll(/\n +/g, '\n') } }] : [event]
  )),
};
