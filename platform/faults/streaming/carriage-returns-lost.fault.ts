import type { Fault } from '../fault.ts';

export const carriageReturnsLost: Fault = {
  id: 'streaming/carriage-returns-lost',
  sentence: 'Carriage returns of an answer are lost in a stream of events.',
  parts: ['eventStream.event'],
  noticedBy: [{ by: 'toBe', says: /two/ }],
  decorate: ({ eventStream }) => ({ eventStream: { ...eventStream, event: (event) => eventStream.event(event).replaceAll('\\r', '') } }),
};
