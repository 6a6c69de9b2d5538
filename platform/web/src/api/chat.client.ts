import type { started } from '#contracts/agent.schema';
import type { MessagePage } from '#contracts/message.schema';
import { at, PATHS } from '#contracts/paths';
import type { Run } from '#contracts/run.schema';
import type { Thread } from '#contracts/thread.schema';
import type { z } from 'zod';
import type { Session } from '../session/session.ts';
import { ApiError } from './api-error.ts';
import type { HttpAnswer, HttpRequest } from './http.client.ts';
import { expectShape, http } from './http.client.ts';

type StartedRun = z.infer<typeof started>;
export type ChatClient = ReturnType<typeof createChatClient>;

/** Threads, messages and runs of the signed-in user. An expired token is refreshed and the call made once more. */
export function createChatClient(session: Session) {
  const call = async (path: string, request: HttpRequest = {}): Promise<HttpAnswer> => {
    const token = await session.token();
    try {
      return await http(path, { ...request, token });
    } catch (error) {
      if (!(error instanceof ApiError) || error.status !== 401) throw error;
      return http(path, { ...request, token: await session.refresh(token) });
    }
  };
  const isThread = (thread: Partial<Thread>) => typeof thread.id === 'string' && typeof thread.title === 'string';

  return {
    async threads(q: string, offset: number, limit: number): Promise<{ threads: Thread[]; total: number }> {
      const { body, headers } = await call(PATHS.threads, { query: { limit: String(limit), offset: String(offset), ...(q ? { q } : {}) } });
      const threads = expectShape<Thread[]>(body, (list) => Array.isArray(list) && list.every((thread: unknown) => isThread((thread ?? {}) as Partial<Thread>)));
      return { threads, total: Number(headers.get('x-total-count') ?? threads.length) };
    },
    thread: async (id: string) => expectShape<Thread>((await call(at(PATHS.thread, { id }))).body, isThread),
    rename: async (id: string, title: string) => expectShape<Thread>((await call(at(PATHS.thread, { id }), { method: 'PUT', body: { title } })).body, isThread),
    /** Lets the platform make a title from the first question. */
    autoTitle: async (id: string) => expectShape<Thread>((await call(at(PATHS.autoRename, { id }), { method: 'POST', body: {} })).body, isThread),
    remove: (id: string) => call(at(PATHS.thread, { id }), { method: 'DELETE' }),
    async messages(id: string, offset: number, limit: number): Promise<MessagePage> {
      const { body } = await call(at(PATHS.threadMessages, { id }), { query: { limit: String(limit), offset: String(offset) } });
      return expectShape<MessagePage>(body, (page) => Array.isArray(page.messages) && typeof page.total === 'number');
    },
    async runs(id: string): Promise<Run[]> {
      return expectShape<{ runs: Run[] }>((await call(at(PATHS.threadRuns, { id }))).body, (list) => Array.isArray(list.runs)).runs;
    },
    /** Asks a question the long way, for texts that do not fit into a frame. */
    async start(message: string, threadId: string | null, messageId: string): Promise<Pick<StartedRun, 'run_id' | 'thread_id'>> {
      const body = { message, ...(threadId === null ? {} : { thread_id: threadId }) };
      const answer = await call(PATHS.start, { method: 'POST', body, headers: { 'idempotency-key': messageId } });
      return expectShape<StartedRun>(answer.body, (started) => typeof started.run_id === 'string' && typeof started.thread_id === 'string');
    },
    /** Fails with 401 once the session is gone; used when a socket was refused without saying why. */
    whoAmI: () => call(PATHS.me),
  };
}
