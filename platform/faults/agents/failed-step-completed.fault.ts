import type { Fault } from '../fault.ts';

export const failedStepCompleted: Fault = {
  id: 'agents/failed-step-completed',
  sentence: 'A step that failed or was skipped is recorded as completed.',
  parts: ['steps.end'],
  noticedBy: [{ by: 'toEqual', says: /"(?:failed|skipped|timed_out)"/ }],
  decorate: ({ steps }) => ({ steps: { ...steps, end: (id, end) => steps.end(id, { ...end, status: 'completed' }) } }),
};
