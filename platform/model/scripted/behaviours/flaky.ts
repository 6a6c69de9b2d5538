import { ModelError } from '../../ports.ts';
import type { Behaviour } from '../turn.ts';
import { failing } from './failing.ts';

/** Failures so far, by the signal: an agent keeps it for all its turns and attempts. */
const failures = new WeakMap<AbortSignal, number>();

/** `[flaky:N]`: N attempts fail as an overloaded endpoint does, the next one works. */
export const flaky: Behaviour = {
  name: 'flaky',
  number: { fallback: 1, max: 100 },
  scope: 'answer',
  respond(turn, number, next) {
    const { signal } = turn.request;
    const failed = failures.get(signal) ?? 0;
    if (failed >= number) return next(turn);
    failures.set(signal, failed + 1);
    return failing(new ModelError(`The scripted model is overloaded (${failed + 1} of ${number}).`, true));
  },
};
