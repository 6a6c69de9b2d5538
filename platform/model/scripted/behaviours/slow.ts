import { pause } from '../speech.ts';
import type { Behaviour } from '../turn.ts';

/** `[slow:MS]`: waits before each piece of text. */
export const slow: Behaviour = {
  name: 'slow',
  number: { fallback: 100, max: 60_000 },
  scope: 'answer',
  async *respond(turn, ms, next) {
    for await (const chunk of next(turn)) {
      if (chunk.type === 'text') await pause(ms, turn.request.signal);
      yield chunk;
    }
  },
};
