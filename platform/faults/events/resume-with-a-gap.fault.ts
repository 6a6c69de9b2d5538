import type { Fault } from '../fault.ts';
import { NUMBERS, violation } from './reasons.ts';

export const resumeWithAGap: Fault = {
  id: 'events/resume-with-a-gap',
  sentence: 'Whoever catches up misses the first of the events that were waiting.',
  parts: ['journal.replay'],
  noticedBy: [
    NUMBERS,
    ...violation(/no terminal event|not agent_started|has no result|never started|text delta \d+|is the innermost|which is not running/),
    { by: 'toEqual', says: /\+ +"is_complete": false/ },
  ],
  decorate: ({ journal }) => ({ journal: { ...journal, replay: (threadId, afterSeq, limit) => journal.replay(threadId, afterSeq + 1, limit) } }),
};
