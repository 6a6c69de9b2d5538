import type { Fault } from '../fault.ts';

export const messageDatedWhenRead: Fault = {
  id: 'agents/message-dated-when-read',
  sentence: 'What agents sent each other carries the time at which one looks at it.',
  parts: ['steps.messages'],
  noticedBy: [{ by: 'toEqual', says: /sent before the sender had ended/ }],
  decorate: ({ steps, clock }) => ({ steps: { ...steps, messages: (runId) => steps.messages(runId).map((message) => ({ ...message, sent_at: clock.now() })) } }),
};
