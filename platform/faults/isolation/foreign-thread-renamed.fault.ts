import type { Fault } from '../fault.ts';
import { rememberThreads } from './thread-owners.ts';

export const foreignThreadRenamed: Fault = {
  id: 'isolation/foreign-thread-renamed',
  sentence: 'Anybody can rename a thread.',
  parts: ['threads.create', 'threads.update'],
  noticedBy: [{ by: 'toEqual', says: /- +"PUT \/api\/threads\/\w+ → 404"/ }],
  decorate: ({ threads }) => {
    const { ownerOf, remembering } = rememberThreads(threads);
    return { threads: { ...remembering, update: (userId, id, input) => threads.update(ownerOf(id) ?? userId, id, input) } };
  },
};
