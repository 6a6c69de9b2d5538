import type { Fault } from '../fault.ts';

export const checksumWrong: Fault = {
  id: 'streaming/checksum-wrong',
  sentence: 'The checksum at the end of a stream is that of something else than the answer.',
  parts: ['eventStream.end'],
  noticedBy: [{ by: 'toMatchObject', says: /answer_sha256/ }, { by: 'toEqual', says: /- +"[\da-f]{64}"/ }, { by: 'toBe', says: /Expected: "[\da-f]{64}"/ }],
  decorate: ({ eventStream }) => ({ eventStream: { ...eventStream, end: (end) => eventStream.end(end.answer_sha256 === undefined ? end : { ...end, answer_sha256: end.answer_sha256.replace(/^../, '00') }) } }),
};
