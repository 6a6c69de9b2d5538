import type { z } from 'zod';
import type { chatMessageInput, messageInput } from '#contracts/message.schema';
import { chatMessageCreated, chatMessageList, message, messageDeleted } from '#contracts/message.schema';
import { at, PATHS } from '#contracts/paths';
import { endpoint } from './endpoint.ts';
import type { PageQuery } from './threads.client.ts';

/** Two families of routes over one store: below a thread, and `/api/chat/messages`. */
export const messageEndpoints = {
  /** `POST /api/threads/{id}/messages`: stores a message, starts no run. */
  create: endpoint(201, message, (threadId: string, input: z.input<typeof messageInput>) => ({ method: 'POST', path: at(PATHS.threadMessages, { id: threadId }), json: input })),
  /** `POST /api/chat/messages`. */
  createChat: endpoint(201, chatMessageCreated, (input: z.input<typeof chatMessageInput>) => ({ method: 'POST', path: PATHS.chatMessages, json: input })),
  /** `GET /api/chat/messages`: of one thread, or the newest of all threads. */
  listChat: endpoint(200, chatMessageList, (query?: PageQuery & { readonly thread_id?: string }) => ({ method: 'GET', path: PATHS.chatMessages, query: query ?? {} })),
  get: endpoint(200, message, (id: string) => ({ method: 'GET', path: at(PATHS.chatMessage, { id }) })),
  remove: endpoint(200, messageDeleted, (id: string) => ({ method: 'DELETE', path: at(PATHS.chatMessage, { id }) })),
};
