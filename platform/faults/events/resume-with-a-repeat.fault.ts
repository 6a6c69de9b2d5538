import type { Fault } from '../fault.ts';
import { NUMBERS, violation } from './reasons.ts';

export const resumeWithARepeat: Fault = {
  id: 'events/resume-with-a-repeat',
  sentence: 'Whoever catches up gets the first of the events that were waiting twice.',
  parts: ['journal.replay'],
  noticedBy: [NUMBERS, ...violation(/seq \d+ after \d+/)],
  decorate: ({ journal }) => ({
    journal: {
      ...journal,
      replay(...asked) {
        const events = journal.replay(...asked);
        return [...events.slice(0, 1), ...events];
      },
    },
  }),
};
