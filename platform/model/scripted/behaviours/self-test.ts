import { callTools, think } from '../speech.ts';
import type { Behaviour } from '../turn.ts';

/** Calls the tool `self_test` once, when it is offered, then goes on. */
const asking = (name: string, number: { readonly fallback: number; readonly max: number }, argument: 'delay_ms' | 'refusals'): Behaviour => ({
  name,
  number,
  scope: 'answer',
  async *respond(turn, value, next) {
    if (turn.toolAnswers.length > 0 || !turn.request.tools.some((tool) => tool.name === 'self_test')) {
      yield* next(turn);
      return;
    }
    yield think('I try a tool out.');
    yield* callTools([{ name: 'self_test', args: { [argument]: value } }]);
  },
});

/** `[slow:tool:MS]`: a tool that answers after so long. */
export const slowTool = asking('slow:tool', { fallback: 1000, max: 60_000 }, 'delay_ms');
/** `[flaky:tool:N]`: a tool that is not there N times, then answers. */
export const flakyTool = asking('flaky:tool', { fallback: 1, max: 10 }, 'refusals');
