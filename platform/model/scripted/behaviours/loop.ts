import { callTools, think } from '../speech.ts';
import type { Behaviour } from '../turn.ts';

/** `[loop]`: asks for a tool in every turn and never comes to an end. */
export const loop: Behaviour = {
  name: 'loop',
  scope: 'every_agent',
  async *respond({ request }) {
    yield think('I look at the data once more.');
    yield* callTools(request.tools.slice(0, 1).map(({ name }) => ({ name, args: {} })));
  },
};
