import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';
import { Failure } from '../problem.ts';
import { defineTool } from './define-tool.ts';

/** Refusals so far, by the signal: an agent keeps it for all its attempts. */
const refusals = new WeakMap<AbortSignal, number>();

/** For trying out patience: answers late, and only after it was asked often enough. */
export const selfTest = defineTool({
  name: 'self_test',
  description: 'Answers after a while and not at the first time, to try out time-outs and retries.',
  category: 'basic',
  plan: 'free',
  input: z.strictObject({ delay_ms: z.int().min(0).max(60_000).default(0), refusals: z.int().min(0).max(10).default(0) }),
  output: z.object({ waited_ms: z.number(), refusals: z.number() }),
  async run({ delay_ms: delay, refusals: wanted }, { signal }) {
    if (delay > 0) await setTimeout(delay, undefined, { signal }).catch(() => signal.throwIfAborted());
    const refused = refusals.get(signal) ?? 0;
    if (refused < wanted) {
      refusals.set(signal, refused + 1);
      throw new Failure('SERVICE_UNAVAILABLE', `The tool self_test does not answer yet (${refused + 1} of ${wanted}).`);
    }
    return { waited_ms: delay, refusals: refused };
  },
});
