import type { Fault } from '../fault.ts';
import { rememberThreads } from './thread-owners.ts';

export const foreignThreadErased: Fault = {
  id: 'isolation/foreign-thread-erased',
  sentence: 'Anybody can erase a thread.',
  parts: ['threads.create', 'threads.purge'],
  noticedBy: [{ by: 'toEqual', says: /- +"(?:DELETE|POST) \/api\/threads\/\w+(?:\/\w+)? → 404"/ }],
  decorate: ({ threads }) => {
    const { ownerOf, remembering } = rememberThreads(threads);
    return { threads: { ...remembering, purge: (userId, id) => threads.purge(ownerOf(id) ?? userId, id) } };
  },
};
