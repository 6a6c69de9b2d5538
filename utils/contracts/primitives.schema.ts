import { z } from 'zod';

/** Ids are opaque: never parsed, never assumed to be UUIDs. */
export const id = z.string().min(1).max(128);

/** Seconds since the epoch, as threads, messages and runs carry them. */
export const unixSeconds = z.int().nonnegative();

/** Milliseconds since the epoch, as events and frames carry them. */
export const unixMillis = z.number().nonnegative();

/** Free-form object owned by the client (`metadata`, `context`). */
export const openObject = z.record(z.string(), z.unknown());

/** Text that any store and any encoder gives back unchanged: no NUL, no half of a surrogate pair. */
export const storableText = z.string().regex(/^[^\0\p{Cs}]*$/u, { error: 'must not contain NUL or unpaired surrogates' });
