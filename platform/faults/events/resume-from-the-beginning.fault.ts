import type { Fault } from '../fault.ts';
import { NUMBERS, violation } from './reasons.ts';

export const resumeFromTheBeginning: Fault = {
  id: 'events/resume-from-the-beginning',
  sentence: 'Whoever wants what came after an event gets everything since the first one.',
  parts: ['journal.replay'],
  noticedBy: [NUMBERS, ...violation(/seq \d+ after \d+|starts a second time/)],
  decorate: ({ journal }) => ({
    journal: {
      ...journal,
      replay(threadId, afterSeq, limit) {
        const events = journal.replay(threadId, afterSeq, limit);
        return events.length === 0 ? events : [...journal.replay(threadId, 0, afterSeq), ...events];
      },
    },
  }),
};
