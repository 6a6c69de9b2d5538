import type { Core } from '../core.ts';
import type { Services } from '../services.ts';
import type { AnswerCache, CacheKey } from './ports.ts';

/** Answers kept at most, the ones used last; and for how long, so that nobody has to remember what is in here. */
const KEPT = 500;
const KEPT_MS = 5 * 60_000;

interface Entry {
  /** JSON: whoever changes what was answered does not change what is kept. */
  readonly answer: string;
  readonly at: number;
}
/** Everything that is kept, the one used last at the end. */
export const entriesOf = (core: Core): Map<string, Entry> => core.state('metrics.answers', () => new Map<string, Entry>());

/** Keys begin with the user: nobody is ever answered from what somebody else has asked. */
export function createAnswerCache(core: Core, services: Services): AnswerCache {
  const entries = entriesOf(core);
  const nameOf = ({ userId, question }: CacheKey) => `${userId} ${question}`;
  const keep = (name: string, entry: Entry) => {
    entries.delete(name);
    entries.set(name, entry);
    const [oldest] = entries.keys();
    if (entries.size > KEPT && oldest !== undefined) entries.delete(oldest);
  };
  return {
    get(key) {
      const name = nameOf(key);
      const entry = entries.get(name);
      if (!entry || Math.abs(services.clock.now() - entry.at) > KEPT_MS) return undefined;
      keep(name, entry);
      // Written by `put` below and by nothing else.
      return JSON.parse(entry.answer) as Record<string, unknown>;
    },
    put: (key, answer) => keep(nameOf(key), { answer: JSON.stringify(answer), at: services.clock.now() }),
  };
}
