import type { Thread } from '#contracts/thread.schema';
import type { Fault } from '../fault.ts';

export const renamingInMemoryOnly: Fault = {
  id: 'data/renaming-in-memory-only',
  sentence: 'New titles are forgotten when the platform ends.',
  parts: ['threads.update', 'threads.get', 'threads.list'],
  noticedBy: [{ by: 'toEqual', says: /\+\s+"title": "Draft"/ }],
  decorate: ({ threads }) => {
    const titles = new Map<string, string>();
    const titled = (thread: Thread): Thread => ({ ...thread, title: titles.get(thread.id) ?? thread.title });
    return {
      threads: {
        ...threads,
        update(userId, id, { title, ...input }) {
          const thread = threads.update(userId, id, input);
          // Afterwards: an update writes the title that it reads.
          if (title !== undefined) titles.set(id, title);
          return titled(thread);
        },
        get: (userId, id) => titled(threads.get(userId, id)),
        list(userId, query) {
          const list = threads.list(userId, query);
          return { ...list, threads: list.threads.map(titled) };
        },
      },
    };
  },
};
