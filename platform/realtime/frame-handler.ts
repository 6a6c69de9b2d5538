import type { clientFrame } from '#contracts/frame.schema';
import { id } from '#contracts/primitives.schema';
import { z } from 'zod';
import type { Principal } from '../auth/ports.ts';
import type { RequestScope } from '../http/context.ts';
import { Failure, parseInput } from '../problem.ts';
import type { Feed } from './feed.ts';
import type { FrameContent } from './frames.ts';
import type { Closing } from './ports.ts';

/** An open socket, as far as what a client asks for needs to know it. */
export interface Connection {
  readonly scope: RequestScope;
  readonly feed: Feed;
  /** Whom the token in force speaks for. */
  readonly principal: Principal;
  readonly reply: (content: FrameContent, correlationId?: string) => void;
  /** Answers with an `error` frame. */
  readonly fail: (error: unknown, correlationId?: string) => void;
  /** Puts a newly verified token in force. */
  readonly renew: (principal: Principal) => void;
  readonly close: (closing: Closing) => void;
}

export type Envelope = z.output<typeof clientFrame>;
export type CheckedFrame<P> = Omit<Envelope, 'payload'> & { readonly payload: P };
/** Checks the payload, then does what the frame asks for. Throws `Failure`; what it returns may reject with one. */
export type FrameHandler = (frame: Envelope, connection: Connection) => void | Promise<void>;

/** A handler together with the shape of the payloads it takes. */
export function frameHandler<P extends z.ZodType>(
  payload: P,
  handle: (frame: CheckedFrame<z.output<P>>, connection: Connection) => void | Promise<void>,
): FrameHandler {
  // Parsed within its frame, so that a problem's path begins with `payload`; zod's types cannot name that member while P is open.
  const shape = z.object({ payload });
  const check = (frame: Envelope) => parseInput(shape, frame) as { payload: z.output<P> };
  return (frame, connection) => handle({ ...frame, ...check(frame) }, connection);
}

/** Frames about a thread name it in the envelope or in the payload. */
export const threadPayload = { thread_id: id.nullish() };

/** @throws Failure VALIDATION_ERROR when the frame names no thread */
export function threadOf(frame: CheckedFrame<{ thread_id?: string | null | undefined }>): string {
  const threadId = frame.thread_id ?? frame.payload.thread_id;
  if (threadId) return threadId;
  throw new Failure('VALIDATION_ERROR', 'The frame must name a thread.', { fields: [{ path: 'thread_id', message: 'is required' }] });
}
