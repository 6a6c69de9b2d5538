import type { Fault } from '../fault.ts';

export const noStreamEnd: Fault = {
  id: 'streaming/no-stream-end',
  sentence: 'A stream breaks off without its last block.',
  parts: ['eventStream.end'],
  noticedBy: [{ by: 'E_STREAM', says: /the connection ended without it/ }],
  decorate: ({ eventStream }) => ({ eventStream: { ...eventStream, end: () => '' } }),
};
