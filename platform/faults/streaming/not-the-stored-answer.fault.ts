import type { Fault } from '../fault.ts';
import { onStream } from './on-stream.ts';

export const notTheStoredAnswer: Fault = {
  id: 'streaming/not-the-stored-answer',
  sentence: 'What is streamed is not quite what is stored.',
  parts: ['eventStream.event'],
  noticedBy: [{ by: 'toBe', says: /## Workload/ }, { by: 'toEqual', says: /"content"/ }, { by: 'E_QUALITY', says: /it has no ##/ }],
  decorate: onStream((event) =>
    event.type === 'partial_result' ? [{ ...event, payload: { ...event.payload, content: event.payload.content.toUpperCase() } }] : [event],
  ),
};
