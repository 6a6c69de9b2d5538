import type { Fault } from '../fault.ts';

export const checksumOfAFailure: Fault = {
  id: 'streaming/checksum-of-a-failure',
  sentence: 'The end of a stream tells a checksum although its run failed and left no answer.',
  parts: ['eventStream.end'],
  noticedBy: [{ by: 'toEqual', says: /\+ +"answer_sha256"|answer_sha256/ }],
  decorate: ({ eventStream }) => ({ eventStream: { ...eventStream, end: (end) => eventStream.end({ answer_sha256: '0'.repeat(64), ...end }) } }),
};
