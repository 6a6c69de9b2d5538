import { z } from 'zod';
import { frameHandler, threadOf, threadPayload } from '../frame-handler.ts';

/** Tells where a thread stands; events of all threads arrive in any case. */
export const switchThread = frameHandler(z.object(threadPayload), (frame, { scope, principal, reply }) => {
  const thread = scope.services.threads.get(principal.userId, threadOf(frame));
  reply({ type: 'thread_switched', data: { thread, last_seq: scope.services.journal.range(thread.id).last } }, frame.message_id);
});
