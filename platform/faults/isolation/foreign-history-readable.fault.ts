import type { Fault } from '../fault.ts';
import { rememberThreads } from './thread-owners.ts';

export const foreignHistoryReadable: Fault = {
  id: 'isolation/foreign-history-readable',
  sentence: 'Who knows the id of a thread can read its messages.',
  parts: ['threads.create', 'messages.page'],
  noticedBy: [{ by: 'toMatchObject', says: /\+ +"messages": Array/ }, { by: 'toEqual', says: /- +"GET \/api\/threads\/\w+\/messages → 404"/ }],
  decorate: ({ threads, messages }) => {
    const { ownerOf, remembering } = rememberThreads(threads);
    return {
      threads: remembering,
      messages: { ...messages, page: (userId, id, limit, offset) => messages.page(ownerOf(id) ?? userId, id, limit, offset) },
    };
  },
};
