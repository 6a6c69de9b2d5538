import type { Fault } from '../fault.ts';

const MOST = 4096;

export const longHandOversCut: Fault = {
  id: 'agents/long-hand-overs-cut',
  sentence: 'What one agent hands another is cut off when it is long.',
  parts: ['steps.send'],
  noticedBy: [{ by: 'toEqual', says: /\+ +4096,/ }],
  decorate: ({ steps }) => ({
    steps: {
      ...steps,
      send: (message) => steps.send(typeof message.content['text'] === 'string' ? { ...message, content: { ...message.content, text: message.content['text'].slice(0, MOST) } } : message),
    },
  }),
};
