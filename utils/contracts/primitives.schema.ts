import { z } from 'zod';

/** Text that any store and any encoder gives back unchanged: no NUL, no half of a surrogate pair. */
export const storableText = z.string().regex(/^[^\0\p{Cs}]*$/u, { error: 'must not contain NUL or unpaired surrogates' });

/** Ids are opaque: never parsed, never assumed to be UUIDs. */
export const id = storableText.min(1).max(128);

/** Seconds since the epoch, as threads, messages and runs carry them. */
export const unixSeconds = z.int().nonnegative();

/** Milliseconds since the epoch, as events and frames carry them. */
export const unixMillis = z.number().nonnegative();

/** Deeper than anybody means to go, and far from where writing it as JSON would fail. */
const MAX_DEPTH = 64;
const nestsAtMost = (levels: number, value: unknown): boolean =>
  typeof value !== 'object' || value === null || (levels > 0 && Object.values(value).every((inner) => nestsAtMost(levels - 1, inner)));

/** Free-form object owned by the client (`metadata`, `context`). */
export const openObject = z.record(z.string(), z.unknown())
  .refine((value) => nestsAtMost(MAX_DEPTH, value), { error: `must not be nested deeper than ${MAX_DEPTH} levels` });
