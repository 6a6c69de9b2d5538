import { once } from 'node:events';
import type { ModelChunk } from '../../ports.ts';

/** A turn that says nothing and throws. */
export function silent(end: () => Promise<never>): AsyncIterable<ModelChunk> {
  return { [Symbol.asyncIterator]: () => ({ next: end }) };
}

/** A turn that fails at once. */
export const failing = (error: Error): AsyncIterable<ModelChunk> =>
  silent(async () => {
    throw error;
  });

/** A turn that fails with the signal's reason, and not before. */
export const hanging = (signal: AbortSignal): AsyncIterable<ModelChunk> =>
  silent(async () => {
    if (!signal.aborted) await once(signal, 'abort');
    throw signal.reason;
  });
