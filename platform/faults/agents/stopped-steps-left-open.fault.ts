import type { Fault } from '../fault.ts';

export const stoppedStepsLeftOpen: Fault = {
  id: 'agents/stopped-steps-left-open',
  sentence: 'Steps that were cut off with their run are recorded as still at work.',
  parts: ['steps.end', 'steps.close'],
  noticedBy: [{ by: 'toEqual', says: /\+ +"in_progress"/ }],
  decorate: ({ steps }) => ({
    steps: {
      ...steps,
      close: () => undefined,
      end: (stepId, end) => {
        if (end.status !== 'cancelled') steps.end(stepId, end);
      },
    },
  }),
};
