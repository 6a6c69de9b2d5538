import { say } from '../speech.ts';
import type { Behaviour } from '../turn.ts';

/** `[echo]`: answers with the prompt's own text. */
export const echo: Behaviour = {
  name: 'echo',
  scope: 'answer',
  respond: ({ prompt, request }) => say(prompt || 'There is nothing to repeat.', request.signal),
};
