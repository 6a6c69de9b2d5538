import { callTools, think } from '../speech.ts';
import type { Behaviour } from '../turn.ts';

/** `[tools:N]`: makes exactly N tool calls, in turn over the tools it was offered, then answers. */
export const tools: Behaviour = {
  name: 'tools',
  number: { fallback: 3, max: 100 },
  scope: 'answer',
  async *respond(turn, number, next) {
    const { tools: offered } = turn.request;
    const done = turn.toolAnswers.length > 0 || number === 0 || offered.length === 0;
    if (done) {
      yield* next({ ...turn, mayCallTools: false });
      return;
    }
    yield think(`I use ${number} tool(s), as asked.`);
    yield* callTools(Array.from({ length: number }, (_, index) => ({ name: offered[index % offered.length]?.name ?? '', args: {} })));
  },
};
