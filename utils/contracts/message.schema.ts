import { z } from 'zod';
import { LIMITS } from './limits.ts';
import { id, openObject, storableText, unixSeconds } from './primitives.schema.ts';

/** Text of a message: 1–8000 characters, not only white space. */
export const messageContent = storableText.min(LIMITS.messageContent.min).max(LIMITS.messageContent.max)
  .refine((text) => text.trim().length > 0, { error: 'must not be blank' });

export const messageRole = z.enum(['user', 'assistant']);

/** `seq` rises by one per message of a thread and fixes the order, whatever the clock says. */
export const message = z.strictObject({
  id, thread_id: id, role: messageRole, content: z.string(), created_at: unixSeconds, seq: z.int().positive(), metadata: openObject,
});
export type Message = z.infer<typeof message>;

/** `GET /api/threads/{id}/messages`, oldest first. */
export const messagePage = z.strictObject({
  thread_id: id, messages: z.array(message), total: z.int().nonnegative(), limit: z.int(), offset: z.int(),
});
export type MessagePage = z.infer<typeof messagePage>;

export const pageQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(50),
  offset: z.coerce.number().int().min(0).default(0),
});

/** `GET /api/threads/{id}/messages`: filters and order besides the page. `from` and `to` are seconds, both included. */
export const messageQuery = z.strictObject({
  ...pageQuery.shape,
  role: messageRole.optional(),
  from: z.coerce.number().pipe(unixSeconds).optional(),
  to: z.coerce.number().pipe(unixSeconds).optional(),
  sort: z.enum(['seq', '-seq', 'created_at', '-created_at']).default('seq'),
  /** From `X-Next-Cursor`, in place of `offset`. */
  cursor: z.string().max(200).optional(),
});
export type MessageQuery = z.output<typeof messageQuery>;
/** What of a thread's messages, and in which order. */
export type MessageSelection = Partial<Pick<MessageQuery, 'role' | 'from' | 'to' | 'sort' | 'cursor'>>;

export const messageInput = z.strictObject({ content: messageContent, metadata: openObject.optional() });
export type MessageInput = z.infer<typeof messageInput>;

/** The `/api/chat/messages` family: the same store, other shapes. */
export const chatMessageInput = z.strictObject({ content: messageContent, thread_id: id, metadata: openObject.optional() });
export const chatMessageQuery = z.strictObject({ ...pageQuery.shape, thread_id: id.optional() });
export const chatMessageList = z.strictObject({
  messages: z.array(message), total_count: z.int().nonnegative(), page: z.int().positive(), page_size: z.int().positive(), has_more: z.boolean(),
});
export const chatMessageCreated = z.strictObject({ message, status: z.literal('created') });
export const messageDeleted = z.strictObject({ message_id: id, status: z.literal('deleted') });
