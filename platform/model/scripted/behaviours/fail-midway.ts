import { ModelError } from '../../ports.ts';
import type { Behaviour } from '../turn.ts';

/** `[fail:midway]`: breaks off for good after two pieces of the answer, as a model does whose connection is lost. */
export const failMidway: Behaviour = {
  name: 'fail:midway',
  number: { fallback: 2, max: 10_000 },
  scope: 'answer',
  async *respond(turn, pieces, next) {
    let said = 0;
    for await (const chunk of next(turn)) {
      if (chunk.type === 'text') said += 1;
      if (said > pieces) throw new ModelError('The scripted model broke off, as the prompt asked it to.', false);
      yield chunk;
    }
  },
};
