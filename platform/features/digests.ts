import { z } from 'zod';
import type { Core } from '../core.ts';
import { Failure } from '../problem.ts';
import type { Services } from '../services.ts';
import type { Digests } from './ports.ts';

const row = z.object({ role: z.enum(['user', 'assistant']), content: z.string(), created_at: z.int() });

/** Figures about a thread, for whom the feature is switched on; for others there is no such address. */
export function createDigests({ db }: Core, services: Services): Digests {
  return {
    ofThread(userId, threadId) {
      if (!services.flags.isOn('thread_digest', userId)) throw new Failure('NOT_FOUND', 'There is nothing at this address.');
      services.threads.get(userId, threadId);
      const messages = db
        .prepare('SELECT role, content, created_at FROM messages WHERE thread_id = ? AND deleted_at IS NULL ORDER BY seq')
        .all(threadId)
        .map((found) => row.parse(found));
      const by = (role: 'user' | 'assistant') => messages.filter((message) => message.role === role).length;
      return {
        thread_id: threadId, messages: messages.length, by_role: { user: by('user'), assistant: by('assistant') },
        words: messages.reduce((sum, { content }) => sum + (content.match(/\S+/g)?.length ?? 0), 0),
        first_at: messages[0]?.created_at ?? null, last_at: messages.at(-1)?.created_at ?? null,
      };
    },
  };
}
