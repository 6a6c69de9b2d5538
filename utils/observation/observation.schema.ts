import { z } from 'zod';

/** Milliseconds, with a fraction. */
const milliseconds = z.number().min(0);

/** An HTTP exchange that was answered, by a client of ours or by the chat page. */
const call = z.strictObject({
  method: z.string(),
  /** Path as it was asked for, without query. */
  path: z.string(),
  by: z.enum(['client', 'page', 'stream']),
  party: z.enum(['user', 'anonymous']),
  /** Which of the test’s users: `user 2`. */
  who: z.string().optional(),
  status: z.int(),
  /** The platform's own code in a refusal's body: `RATE_LIMITED`. */
  error: z.string().nullable(),
  /** Until the whole answer was there; null where the end was not seen, as of streams. */
  ms: milliseconds.nullable(),
});

/** An attempt to open a socket.`shape` as in `HandshakeShape`. */
const handshake = z.strictObject({
  shape: z.enum(['accepted', 'refused-before-upgrade', 'error-frame-then-close', 'closed-after-accept', 'closed-without-code', 'silence', 'broken-greeting', 'unreachable']),
  status: z.int().nullable(),
  code: z.int().nullable(),
  reason: z.string().nullable(),
  ms: milliseconds.nullable(),
});

/** How a socket that had opened ended. */
const close = z.strictObject({ code: z.int(), reason: z.string() });

/** A run of an agent as its events told it. */
const run = z.strictObject({
  agent: z.string().nullable(),
  /** Surface its events came over. */
  over: z.enum(['socket', 'stream']),
  /** From what asked for it to its first event, and to its terminal one; null where that was not seen. */
  firstEventMs: milliseconds.nullable(),
  totalMs: milliseconds.nullable(),
  /** Type of the terminal event. */
  terminal: z.string().nullable(),
  events: z.int().min(0),
  /** From its last event to the end of the test. */
  quietMs: milliseconds.optional(),
});

/** Of a failed assertion of a test with the chat page: whether the texts it compares went over the wire. */
const page = z.strictObject({
  /** The page had sent the expected text itself: somebody had typed it. */
  expectedSent: z.boolean(),
  expectedReceived: z.boolean(),
  /** Null where nothing was shown instead. */
  shownReceived: z.boolean().nullable(),
  shownSent: z.boolean().nullable(),
});

/**
 * What one attempt of a test exchanged with the target, without contents: enough for latencies, coverage and the cause of a
 * failure. Read out of the transcript, which keeps at most 5,000 entries; `dropped` says how many it did not keep.
 */
export const observation = z.strictObject({
  calls: z.array(call),
  handshakes: z.array(handshake),
  closes: z.array(close),
  runs: z.array(run),
  /** Types of frames and events that were sent, and received. */
  sent: z.array(z.string()),
  received: z.array(z.string()),
  /** Requests without an answer, in words: `GET /health: ECONNREFUSED`. */
  unanswered: z.array(z.string()),
  page: page.optional(),
  dropped: z.int().min(0),
  /** Peak resident memory of the worker so far, MiB. */
  workerPeakMb: z.number().min(0),
});
export type Observation = z.output<typeof observation>;
