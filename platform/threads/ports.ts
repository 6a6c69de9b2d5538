import type { Message, MessagePage, MessageSelection } from '#contracts/message.schema';
import type { Thread, ThreadInput, ThreadQuery } from '#contracts/thread.schema';

/** Every method sees only what belongs to `userId`; another user's thing is NOT_FOUND, like one that never was. */
export interface Threads {
  /** `next` is the cursor behind the page, unless it is the last. */
  list(userId: string, query: ThreadQuery): { threads: Thread[]; total: number; next?: string };
  create(userId: string, input: ThreadInput): Thread;
  get(userId: string, threadId: string): Thread;
  update(userId: string, threadId: string, input: ThreadInput): Thread;
  /** Archives: gone from lists and from `get`, kept in the store. */
  archive(userId: string, threadId: string): void;
  /** Erases the thread with its messages, runs and events. */
  purge(userId: string, threadId: string): void;
  /** Title from the first user message, at most 50 characters; BAD_REQUEST when there is none. */
  autoRename(userId: string, threadId: string): Thread;
}

export interface NewMessage {
  readonly threadId: string;
  readonly role: Message['role'];
  readonly content: string;
  readonly metadata?: Record<string, unknown> | undefined;
}
export interface Messages {
  page(userId: string, threadId: string, limit: number, offset: number, selection?: MessageSelection): MessagePage;
  /** All messages of a user over all threads, newest first. */
  recent(userId: string, limit: number, offset: number): { messages: Message[]; total: number };
  get(userId: string, messageId: string): Message;
  append(userId: string, input: NewMessage): Message;
  remove(userId: string, messageId: string): void;
}

/** Remembers what a write with an `Idempotency-Key` answered, per user and route, for a day. */
export interface Idempotency {
  /** The stored answer; IDEMPOTENCY_CONFLICT (422) when the key was used with another body; undefined when it is new. */
  recall(userId: string, route: string, key: string, fingerprint: string): { status: number; body: unknown } | undefined;
  remember(userId: string, route: string, key: string, fingerprint: string, status: number, body: unknown): void;
}
