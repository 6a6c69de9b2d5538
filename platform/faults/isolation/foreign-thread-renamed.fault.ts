import type { Fault } from '../fault.ts';
import { rememberThreads } from './thread-owners.ts';

export const foreignThreadRenamed: Fault = {
  id: 'isolation/foreign-thread-renamed',
  sentence: 'Anybody can rename a thread.',
  parts: ['threads.create', 'threads.update'],
  noticedBy: [{ by: 'toEqual', says: /-\s+404|\+\s+(?:200|201|403|409)/ }],
  decorate: ({ threads }) => {
    const { ownerOf, remembering } = rememberThreads(threads);
    return { threads: { ...remembering, update: (userId, id, input) => threads.update(ownerOf(id) ?? userId, id, input) } };
  },
};
