import type { Fault } from '../fault.ts';
import { NUMBERS, violation } from './reasons.ts';

export const resumeWithAGap: Fault = {
  id: 'events/resume-with-a-gap',
  sentence: 'Whoever catches up misses the first of the events that were waiting.',
  parts: ['journal.replay'],
  noticedBy: [
    { by: 'toEqual', says: /\+ +"is_complete": false/ },
  ],
  decorate: ({ journal }) => ({ journal: { ...journal, replay: (threadId, afterSeq, limit) => journal.replay(threadId, afterSeq + 1, limit) } }),
};
