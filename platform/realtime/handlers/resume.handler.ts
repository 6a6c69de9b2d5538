import { z } from 'zod';
import { frameHandler, threadOf, threadPayload } from '../frame-handler.ts';

const payload = z.object({ ...threadPayload, after_seq: z.int().nonnegative() });

/** Says what is no longer kept, then how much follows, then it follows. */
export const resume = frameHandler(payload, (frame, { scope, principal, reply, feed }) => {
  const { threads, journal } = scope.services;
  const threadId = threads.get(principal.userId, threadOf(frame)).id;
  const { after_seq } = frame.payload;
  const { first, last } = journal.range(threadId);
  const from = Math.max(after_seq, first - 1);
  if (from > after_seq) reply({ type: 'events_missed', data: { thread_id: threadId, after_seq, first_kept_seq: first } }, frame.message_id);
  reply({ type: 'resumed', data: { thread_id: threadId, after_seq, last_seq: last, replayed: Math.max(0, last - from) } }, frame.message_id);
  return feed.resume(threadId, from);
});
