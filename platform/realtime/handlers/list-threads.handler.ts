import { threadQuery } from '#contracts/thread.schema';
import { frameHandler } from '../frame-handler.ts';

/** Takes the same `limit`, `offset`, `sort` and `q` as `GET /api/threads`. */
export const listThreads = frameHandler(threadQuery, (frame, { scope, principal, reply }) => {
  const { threads, total } = scope.services.threads.list(principal.userId, frame.payload);
  reply({ type: 'thread_list', data: { threads, total } }, frame.message_id);
});
