import type { Fault } from '../fault.ts';

export const messageMetadataDropped: Fault = {
  id: 'persistence/message-metadata-dropped',
  sentence: 'The metadata of a message are not stored.',
  parts: ['messages.append'],
  noticedBy: [{ by: 'toMatchObject', says: /metadata|test 012/ }],
  decorate: ({ messages }) => ({
    messages: {
      ...messages,
      append: (userId, input) =>
        messages.append(userId, { ...input, metadata: undefined }),
    },
  }),
};
