import type { Behaviour } from '../turn.ts';

/** `[pieces:N]`: the answer in pieces of exactly N characters, the last one of what is left. */
export const pieces: Behaviour = {
  name: 'pieces',
  number: { fallback: 100, max: 100_000 },
  scope: 'answer',
  async *respond(turn, size, next) {
    // Code points: half a character is none.
    let kept: string[] = [];
    for await (const chunk of next(turn)) {
      if (chunk.type === 'text') {
        kept.push(...Array.from(chunk.text));
        for (; kept.length > size; kept = kept.slice(size)) yield { type: 'text', text: kept.slice(0, size).join('') };
        continue;
      }
      if (kept.length > 0) yield { type: 'text', text: kept.join('') };
      kept = [];
      yield chunk;
    }
  },
};
