import type { AgentEvent } from '#contracts/event.schema';
import type { Thread } from '#contracts/thread.schema';
import type { ReadonlySignal } from '@preact/signals';
import { signal } from '@preact/signals';
import { inWords } from '../api/api-error.ts';
import type { ChatClient } from '../api/chat.client.ts';

export interface ThreadsStore {
  /** What the list shows, newest first; null until it was read once. */
  readonly list: ReadonlySignal<readonly Thread[] | null>;
  readonly total: ReadonlySignal<number>;
  readonly error: ReadonlySignal<string | null>;
  readonly query: ReadonlySignal<string>;
  /** Titles by thread id, of listed threads and of those opened by their address. */
  readonly titles: ReadonlySignal<Readonly<Record<string, string>>>;
  /** Threads in which a run is going on. */
  readonly running: ReadonlySignal<ReadonlySet<string>>;
  readonly reload: () => Promise<void>;
  readonly more: () => Promise<void>;
  readonly search: (query: string) => void;
  /** Reads the title of a thread that may be far down the list. */
  readonly learn: (threadId: string) => Promise<void>;
  /** Has a title made from the first question. */
  readonly autoTitle: (threadId: string) => Promise<void>;
  readonly rename: (threadId: string, title: string) => Promise<void>;
  readonly remove: (threadId: string) => Promise<void>;
  readonly event: (event: AgentEvent) => void;
  readonly dispose: () => void;
}

const PAGE = 50;
const TYPING_MS = 200;

export function createThreadsStore(client: ChatClient): ThreadsStore {
  const list = signal<readonly Thread[] | null>(null);
  const total = signal(0);
  const error = signal<string | null>(null);
  const query = signal('');
  const titles = signal<Readonly<Record<string, string>>>({});
  const running = signal<ReadonlySet<string>>(new Set());
  let typing: ReturnType<typeof setTimeout> | undefined;
  /** Rises with each reading, so that a slow answer does not replace a newer one. */
  let reading = 0;

  const remember = (threads: readonly Pick<Thread, 'id' | 'title'>[]) => {
    titles.value = { ...titles.value, ...Object.fromEntries(threads.map(({ id, title }) => [id, title])) };
  };
  const read = async (offset: number) => {
    const mine = ++reading;
    try {
      const page = await client.threads(query.peek(), offset, PAGE);
      if (mine !== reading) return;
      const before = (list.peek() ?? []).slice(0, offset);
      const known = new Set(before.map(({ id }) => id));
      list.value = [...before, ...page.threads.filter(({ id }) => !known.has(id))];
      total.value = page.total;
      error.value = null;
      remember(page.threads);
    } catch (failure) {
      if (mine === reading) error.value = inWords(failure);
    }
  };
  const reload = () => read(0);

  const renamed = (id: string, title: string) => {
    remember([{ id, title }]);
    list.value = list.peek()?.map((thread) => (thread.id === id ? { ...thread, title } : thread)) ?? null;
  };
  const removed = (id: string) => {
    const rest = list.peek()?.filter((thread) => thread.id !== id) ?? null;
    if (rest && rest.length !== list.peek()?.length) total.value -= 1;
    list.value = rest;
  };
  const created = (event: Extract<AgentEvent, { type: 'thread_created' }>) => {
    remember([{ id: event.thread_id, title: event.payload.title }]);
    // Whether it fits the search only the platform knows.
    if (query.peek() || list.peek() === null) {
      void reload();
      return;
    }
    if (list.peek()?.some(({ id }) => id === event.thread_id)) return;
    const at = Math.floor(event.timestamp / 1000);
    const thread: Thread = { id: event.thread_id, object: 'thread', title: event.payload.title, created_at: at, updated_at: at, metadata: {}, message_count: 0 };
    list.value = [thread, ...(list.peek() ?? [])];
    total.value += 1;
  };
  const setRunning = (id: string, is: boolean) => {
    if (running.peek().has(id) === is) return;
    running.value = new Set(is ? [...running.peek(), id] : [...running.peek()].filter((other) => other !== id));
  };
  /** Something was said there: it is the newest now. */
  const touched = (id: string, at: number) => {
    const thread = list.peek()?.find((candidate) => candidate.id === id);
    if (!thread) return;
    list.value = [{ ...thread, updated_at: Math.floor(at / 1000) }, ...(list.peek() ?? []).filter((other) => other !== thread)];
  };

  return {
    list, total, error, query, titles, running, reload,
    more: () => read(list.peek()?.length ?? 0),
    search(text) {
      query.value = text;
      clearTimeout(typing);
      typing = setTimeout(() => void reload(), TYPING_MS);
    },
    async learn(id) {
      if (titles.peek()[id] !== undefined) return;
      // A thread that cannot be read is told by its room.
      await client.thread(id).then((thread) => remember([thread]), () => undefined);
    },
    async autoTitle(id) {
      // Without one the thread keeps the title it was made with.
      await client.autoTitle(id).then((thread) => renamed(id, thread.title), () => undefined);
    },
    async rename(id, title) {
      renamed(id, (await client.rename(id, title)).title);
    },
    async remove(id) {
      await client.remove(id);
      removed(id);
    },
    event(event) {
      if (event.type === 'thread_created') created(event);
      if (event.type === 'thread_renamed') renamed(event.thread_id, event.payload.title);
      if (event.type === 'thread_deleted') removed(event.thread_id);
      if (event.type === 'agent_started' && !running.peek().has(event.thread_id)) touched(event.thread_id, event.timestamp);
      const over = event.type === 'final_report' || event.type === 'agent_cancelled' || (event.type === 'agent_error' && !event.payload.recoverable);
      if (event.run_id !== null) setRunning(event.thread_id, !over);
    },
    dispose: () => clearTimeout(typing),
  };
}
