import { Failure } from '../../problem.ts';
import type { Fault } from '../fault.ts';
import { rememberThreads } from './thread-owners.ts';

export const foreignThreadToldApart: Fault = {
  id: 'isolation/foreign-thread-told-apart',
  sentence: 'A foreign thread is refused with 403, which tells that it exists.',
  parts: ['threads.create', 'threads.get'],
  noticedBy: [{ by: 'toBeProblem', says: /the status is 403, not 404/ }, { by: 'toEqual', says: /-\s+404|\+\s+(?:200|201|403|409)/ }],
  decorate: ({ threads }) => {
    const { ownerOf, remembering } = rememberThreads(threads);
    return {
      threads: {
        ...remembering,
        get(userId, id) {
          if ((ownerOf(id) ?? userId) !== userId) throw new Failure('AUTH_UNAUTHORIZED', 'This is not your thread.');
          return threads.get(userId, id);
        },
      },
    };
  },
};
