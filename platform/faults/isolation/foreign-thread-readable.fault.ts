import type { Fault } from '../fault.ts';
import { rememberThreads } from './thread-owners.ts';

export const foreignThreadReadable: Fault = {
  id: 'isolation/foreign-thread-readable',
  sentence: 'Who knows the id of a thread can read it, whoever owns it.',
  parts: ['threads.create', 'threads.get'],
  noticedBy: [{ by: 'toBeProblem', says: /the status is \d+, not 404/ }, { by: 'toEqual', says: /-\s+404|\+\s+(?:200|201|403|409)/ }],
  decorate: ({ threads }) => {
    const { ownerOf, remembering } = rememberThreads(threads);
    return { threads: { ...remembering, get: (userId, id) => threads.get(ownerOf(id) ?? userId, id) } };
  },
};
