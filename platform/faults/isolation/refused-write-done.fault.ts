import type { Fault } from '../fault.ts';
import { rememberThreads } from './thread-owners.ts';

export const refusedWriteDone: Fault = {
  id: 'isolation/refused-write-done',
  sentence: 'A write into a foreign thread is refused, and done all the same.',
  parts: ['threads.create', 'messages.append'],
  noticedBy: [{ by: 'toEqual', says: /Eve was here|message_count/ }],
  decorate: ({ threads, messages }) => {
    const { ownerOf, remembering } = rememberThreads(threads);
    return {
      threads: remembering,
      messages: {
        ...messages,
        append(userId, input) {
          const owner = ownerOf(input.threadId);
          if (owner !== undefined && owner !== userId) messages.append(owner, input);
          return messages.append(userId, input);
        },
      },
    };
  },
};
