import type { Fault } from '../fault.ts';

export const unreadKeptInMemory: Fault = {
  id: 'streaming/unread-kept-in-memory',
  sentence: 'What a slow reader has not taken is all kept in memory.',
  parts: ['openStreams.aheadBytes'],
  noticedBy: [{ by: 'toBeLessThan', says: /bytes held ready for the reader/ }],
  decorate: ({ openStreams }) => ({ openStreams: { ...openStreams, aheadBytes: () => 1024 * 1024 * 1024 } }),
};
