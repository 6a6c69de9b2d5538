import type { Fault } from '../fault.ts';

export const messageAltered: Fault = {
  id: 'agents/message-altered',
  sentence: 'What arrives at an agent is not what was sent to it.',
  parts: ['steps.send'],
  noticedBy: [{ by: 'toEqual', says: /"text"/ }],
  decorate: ({ steps }) => ({ steps: { ...steps, send: (message) => steps.send({ ...message, content: { ...message.content, text: 'something else' } }) } }),
};
