import type { Fault } from '../fault.ts';
import { rememberThreads } from './thread-owners.ts';

export const foreignRunsListed: Fault = {
  id: 'isolation/foreign-runs-listed',
  sentence: 'The runs of a thread are listed for anybody.',
  parts: ['threads.create', 'runs.ofThread'],
  noticedBy: [{ by: 'toEqual', says: /- +"GET \/api\/threads\/\w+\/runs → 404"/ }],
  decorate: ({ threads, runs }) => {
    const { ownerOf, remembering } = rememberThreads(threads);
    return { threads: remembering, runs: { ...runs, ofThread: (userId, id) => runs.ofThread(ownerOf(id) ?? userId, id) } };
  },
};
