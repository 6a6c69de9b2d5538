import type { Fault } from '../fault.ts';

export const cursorCountsRows: Fault = {
  id: 'data/cursor-counts-rows',
  sentence: 'A cursor counts rows, so what is added meanwhile shifts the next page.',
  parts: ['threads.list'],
  noticedBy: [{ by: 'toEqual', says: /\+\s+"Thread 400"|\+\s+"Thread \d+"/ }],
  decorate: ({ threads }) => {
    const offsets = new Map<string, number>();
    return {
      threads: {
        ...threads,
        list(userId, { cursor, ...query }) {
          const offset = cursor === undefined ? query.offset : (offsets.get(cursor) ?? 0);
          const list = threads.list(userId, { ...query, offset });
          if (list.next !== undefined) offsets.set(list.next, offset + query.limit);
          return list;
        },
      },
    };
  },
};
