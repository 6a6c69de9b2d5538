import type { Fault } from '../fault.ts';

export const titleIsSql: Fault = {
  id: 'persistence/title-is-sql',
  sentence: 'A title that is a statement is executed.',
  parts: ['threads.create'],
  noticedBy: [{ by: 'toEqual', says: /"threads"/ }],
  decorate: ({ threads }) => ({
    threads: {
      ...threads,
      create(userId, input) {
        const made = threads.create(userId, input);
        const others = threads.list(userId, { limit: 100, offset: 0, sort: '-created_at' }).threads.filter(({ id }) => id !== made.id);
        if (input.title?.includes('DELETE FROM threads')) others.slice(0, 1).forEach(({ id }) => threads.purge(userId, id));
        return made;
      },
    },
  }),
};
