import { pageQuery } from '#contracts/message.schema';
import { z } from 'zod';
import { frameHandler, threadOf, threadPayload } from '../frame-handler.ts';

/** Messages and the newest event number, read together: who resumes after it misses nothing. */
export const getThreadHistory = frameHandler(z.object({ ...pageQuery.shape, ...threadPayload }), (frame, { scope, principal, reply }) => {
  const { messages, journal } = scope.services;
  const page = messages.page(principal.userId, threadOf(frame), frame.payload.limit, frame.payload.offset);
  const data = { thread_id: page.thread_id, messages: page.messages, total: page.total, last_seq: journal.range(page.thread_id).last };
  reply({ type: 'thread_history', data }, frame.message_id);
});
