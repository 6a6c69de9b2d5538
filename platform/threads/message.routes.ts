import {
  chatMessageCreated, chatMessageInput, chatMessageList, chatMessageQuery, message, messageDeleted, messageInput, messagePage, messageQuery,
} from '#contracts/message.schema';
import { at, PATHS } from '#contracts/paths';
import type { FastifyInstance } from 'fastify';
import type { Core } from '../core.ts';
import { paginate, paginateByCursor } from '../http/paging.ts';
import { route } from '../http/route.ts';
import { createOnce } from './idempotent.ts';
import { cursorBehind } from './message-list.ts';

const locationOf = (messageId: string) => at(PATHS.chatMessage, { id: messageId });

/** Two families of addresses over one store. None of them starts an agent. */
export function registerMessageRoutes(app: FastifyInstance, core: Core): void {
  registerThreadMessages(app, core);
  registerChatMessages(app, core);
}

function registerThreadMessages(app: FastifyInstance, core: Core): void {
  route(app, {
    method: 'GET', path: PATHS.threadMessages, summary: 'Messages of a thread, oldest first', auth: 'user', query: messageQuery, answers: { 200: messagePage },
    handler({ services, principal, params, query, request, reply }) {
      const page = services.messages.page(principal.userId, params.id ?? '', query.limit, query.offset, query);
      const { messages, total } = page;
      // Where a cursor has led nobody counts, so a full page may be followed by an empty one.
      const more = messages.length === query.limit && (query.cursor !== undefined || query.offset + messages.length < total);
      paginateByCursor(reply, request.url, query, total, more ? cursorBehind(messages, query) : undefined);
      return page;
    },
  });
  route(app, {
    method: 'POST', path: PATHS.threadMessages, summary: 'Store a user message', auth: 'user', body: messageInput, answers: { 201: message },
    handler(context) {
      const { services, principal, params, body, reply } = context;
      const stored = createOnce(core, context, `POST ${PATHS.threadMessages}`, () =>
        services.messages.append(principal.userId, { threadId: params.id ?? '', role: 'user', ...body }));
      void reply.header('location', locationOf(stored.id));
      return stored;
    },
  });
}

function registerChatMessages(app: FastifyInstance, core: Core): void {
  route(app, {
    method: 'GET', path: PATHS.chatMessages, summary: 'Messages of all own threads, newest first; of one thread, oldest first',
    auth: 'user', query: chatMessageQuery, answers: { 200: chatMessageList },
    handler({ services, principal, query, request, reply }) {
      const { limit, offset, thread_id: threadId } = query;
      const { messages, total } = threadId
        ? services.messages.page(principal.userId, threadId, limit, offset)
        : services.messages.recent(principal.userId, limit, offset);
      paginate(reply, request.url, query, total);
      return { messages, total_count: total, page: Math.floor(offset / limit) + 1, page_size: limit, has_more: offset + messages.length < total };
    },
  });
  route(app, {
    method: 'POST', path: PATHS.chatMessages, summary: 'Store a user message', auth: 'user', body: chatMessageInput, answers: { 201: chatMessageCreated },
    handler(context) {
      const { services, principal, body: { thread_id: threadId, ...input }, reply } = context;
      const created = createOnce(core, context, `POST ${PATHS.chatMessages}`, () => ({
        message: services.messages.append(principal.userId, { threadId, role: 'user', ...input }), status: 'created',
      }));
      void reply.header('location', locationOf(created.message.id));
      return created;
    },
  });
  route(app, {
    method: 'GET', path: PATHS.chatMessage, summary: 'One message', auth: 'user', answers: { 200: message },
    handler: ({ services, principal, params }) => services.messages.get(principal.userId, params.id ?? ''),
  });
  route(app, {
    method: 'DELETE', path: PATHS.chatMessage, summary: 'Delete a message', auth: 'user', answers: { 200: messageDeleted },
    handler({ services, principal, params }) {
      const messageId = params.id ?? '';
      services.messages.remove(principal.userId, messageId);
      return { message_id: messageId, status: 'deleted' };
    },
  });
}
