import type { Fault } from '../fault.ts';
import { violation } from './reasons.ts';

export const interruptionUntold: Fault = {
  id: 'events/interruption-untold',
  sentence: 'Who had a run when the platform ended is never told that it is over.',
  parts: ['journal.append'],
  noticedBy: [...violation(/no terminal event/), { by: 'toEqual', says: /\+ +"unfinished"/ }],
  decorate: ({ journal }) => ({
    journal: {
      ...journal,
      append(event) {
        const untold = event.type === 'agent_error' && 'error_code' in event.payload && event.payload.error_code === 'INTERRUPTED';
        const last = untold && event.runId !== null ? journal.ofRun(event.runId).at(-1) : undefined;
        return last ?? journal.append(event);
      },
    },
  }),
};
