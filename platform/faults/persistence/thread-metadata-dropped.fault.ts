import type { Fault } from '../fault.ts';

export const threadMetadataDropped: Fault = {
  id: 'persistence/thread-metadata-dropped',
  sentence: 'The metadata of a thread are not stored.',
  parts: ['threads.create'],
  noticedBy: [{ by: 'toMatchObject', says: /finance/ }],
  decorate: ({ threads }) => ({
    threads: { ...threads, create: (userId, { metadata: _dropped, ...input }) => threads.create(userId, input) },
  }),
};
