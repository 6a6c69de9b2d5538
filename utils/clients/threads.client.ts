import type { z } from 'zod';
import type { eventQuery } from '#contracts/event-log.schema';
import { eventPage } from '#contracts/event-log.schema';
import type { messageQuery } from '#contracts/message.schema';
import { messagePage } from '#contracts/message.schema';
import { at, PATHS } from '#contracts/paths';
import { runList } from '#contracts/run.schema';
import type { threadInput, threadQuery } from '#contracts/thread.schema';
import { thread, threadList, threadRemoved } from '#contracts/thread.schema';
import { endpoint } from './endpoint.ts';

type Input = z.input<typeof threadInput>;
type Query = Partial<Record<keyof z.input<typeof threadQuery>, string | number | boolean>>;
type EventListQuery = Partial<Record<keyof z.input<typeof eventQuery>, string | number>>;
type MessageListQuery = Partial<Record<keyof z.input<typeof messageQuery>, string | number>>;
export type PageQuery = { readonly limit?: number | string; readonly offset?: number | string };

export const threadEndpoints = {
  /** `GET /api/threads`; the total is in the raw answer’s `x-total-count`. */
  list: endpoint(200, threadList, (query?: Query) => ({ method: 'GET', path: PATHS.threads, query: query ?? {} })),
  create: endpoint(201, thread, (input?: Input) => ({ method: 'POST', path: PATHS.threads, json: input ?? {} })),
  get: endpoint(200, thread, (id: string) => ({ method: 'GET', path: at(PATHS.thread, { id }) })),
  update: endpoint(200, thread, (id: string, input: Input) => ({ method: 'PUT', path: at(PATHS.thread, { id }), json: input })),
  /** Gone from lists, kept in the store. */
  archive: endpoint(200, threadRemoved, (id: string) => ({ method: 'DELETE', path: at(PATHS.thread, { id }) })),
  /** Erased for good. */
  purge: endpoint(200, threadRemoved, (id: string) => ({ method: 'DELETE', path: at(PATHS.thread, { id }), query: { purge: true } })),
  /** Title from the first user message. */
  autoRename: endpoint(200, thread, (id: string) => ({ method: 'POST', path: at(PATHS.autoRename, { id }), json: {} })),
  /** Messages of a thread, oldest first. */
  messages: endpoint(200, messagePage, (id: string, query?: MessageListQuery) => ({ method: 'GET', path: at(PATHS.threadMessages, { id }), query: query ?? {} })),
  /** What happened on the thread, oldest first, by run, type or time; also after a restart. */
  events: endpoint(200, eventPage, (id: string, query?: EventListQuery) => ({ method: 'GET', path: at(PATHS.threadEvents, { id }), query: query ?? {} })),
  runs: endpoint(200, runList, (id: string) => ({ method: 'GET', path: at(PATHS.threadRuns, { id }) })),
};
