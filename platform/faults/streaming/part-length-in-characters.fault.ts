import type { Fault } from '../fault.ts';

export const partLengthInCharacters: Fault = {
  id: 'streaming/part-length-in-characters',
  sentence: 'A part tells its length in characters instead of bytes.',
  parts: ['partStream.event'],
  noticedBy: [{ by: 'E_STREAM', says: /a part of \d+ bytes/ }],
  decorate: ({ partStream }) => ({ partStream: { ...partStream, event: (event) => partStream.event(event).replace(/content-length: \d+/, `content-length: ${JSON.stringify(event).length}`) } }),
};
