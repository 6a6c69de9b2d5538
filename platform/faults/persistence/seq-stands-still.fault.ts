import type { Fault } from '../fault.ts';

export const seqStandsStill: Fault = {
  id: 'persistence/seq-stands-still',
  sentence: 'All messages of a thread have the same number.',
  parts: ['messages.page'],
  noticedBy: [{ by: 'toEqual', says: /\+\s+1,/ }],
  decorate: ({ messages }) => ({
    messages: {
      ...messages,
      page(userId, threadId, limit, offset) {
        const page = messages.page(userId, threadId, limit, offset);
        return { ...page, messages: page.messages.map((message) => ({ ...message, seq: 1 })) };
      },
    },
  }),
};
