import type { Fault } from '../fault.ts';

export const correlationMixedUp: Fault = {
  id: 'agents/correlation-mixed-up',
  sentence: 'Recorded messages have another correlation id than their events.',
  parts: ['steps.messages'],
  noticedBy: [{ by: 'toEqual', says: /hnd_/ }],
  decorate: ({ steps }) => ({ steps: { ...steps, messages: (runId) => steps.messages(runId).map((message) => ({ ...message, correlation_id: `${message.correlation_id}0` })) } }),
};
