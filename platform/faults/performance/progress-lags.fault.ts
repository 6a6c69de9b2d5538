import { isTerminal } from '#contracts/event.schema';
import type { Fault } from '../fault.ts';

const LAG = 10;

export const progressLags: Fault = {
  id: 'performance/progress-lags',
  sentence: 'The status of a run at work is ten events behind.',
  parts: ['journal.ofRun'],
  noticedBy: [{ by: 'toEqual', says: /looks at which less was told than heard/ }, { by: 'toMatchObject', says: /- +"last_event_seq"/ }],
  decorate: ({ journal }) => ({
    journal: {
      ...journal,
      ofRun(runId) {
        const events = journal.ofRun(runId);
        return events.some(isTerminal) ? events : events.slice(0, Math.max(1, events.length - LAG));
      },
    },
  }),
};
