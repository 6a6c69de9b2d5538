import type { Fault } from '../fault.ts';

export const messagesNotRecorded: Fault = {
  id: 'agents/messages-not-recorded',
  sentence: 'What agents hand each other is not recorded.',
  parts: ['steps.send'],
  noticedBy: [{ by: 'toEqual', says: /"correlation_id"|stp_/ }],
  decorate: ({ steps }) => ({ steps: { ...steps, send: () => undefined } }),
};
