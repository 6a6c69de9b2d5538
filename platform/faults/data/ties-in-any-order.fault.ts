import type { Fault } from '../fault.ts';

export const tiesInAnyOrder: Fault = {
  id: 'data/ties-in-any-order',
  sentence: 'Threads with equal keys come in the order of their ids.',
  parts: ['threads.list'],
  noticedBy: [{ by: 'toEqual', says: /^[-+]\s+\d+,$/m }],
  decorate: ({ threads }) => ({ threads: { ...threads, list: (userId, query) => {
        const list = threads.list(userId, query);
        const key = query.sort.replace('-', '');
        if (key !== 'created_at' && key !== 'updated_at' && key !== 'message_count') return list;
        const mixed = list.threads.toSorted((a, b) => (query.sort.startsWith('-') ? b[key] - a[key] : a[key] - b[key]) || a.id.localeCompare(b.id));
        return { ...list, threads: mixed };
      } } }),
};
