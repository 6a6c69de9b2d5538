import type { Fault } from '../fault.ts';
import { onText } from './on-text.ts';

export const answerAltered: Fault = {
  id: 'agents/echo-shouts',
  sentence: 'What the model says is altered before it becomes the answer.',
  parts: ['model.turn'],
  noticedBy: [{ by: 'toBe', says: /Received: "THE QUICK BROWN FOX/ }, { by: 'toEqual', says: /^\+\s+"SAID AS USER_REQUEST",$/m }],
  decorate: onText((text) => text.toUpperCase()),
};
