import { onStream } from './on-stream.ts';
import type { Fault } from '../fault.ts';

export const charactersTorn: Fault = {
  id: 'streaming/characters-torn',
  sentence: 'Where a piece of an answer ends with a character of two halves, one of them is replaced.',
  parts: ['eventStream.event'],
  noticedBy: [{ by: 'toEqual', says: /\uFFFD/u }],
  decorate: onStream((event) => {
    if (event.type !== 'partial_result' || !/[\u{10000}-\u{10FFFF}]$/u.test(event.payload.content)) return [event];
    return [{ ...event, payload: { ...event.payload, content: event.payload.content.replace(/.$/u, '\uFFFD') } }];
  }),
};
