import type { Threads } from '../../threads/ports.ts';

/** Threads whose creation is remembered, so that a fault can act for the owner of a foreign one. */
export function rememberThreads(threads: Threads): { ownerOf: (threadId: string) => string | undefined; remembering: Threads } {
  const owners = new Map<string, string>();
  return {
    ownerOf: (threadId) => owners.get(threadId),
    remembering: {
      ...threads,
      create(userId, input) {
        const thread = threads.create(userId, input);
        owners.set(thread.id, userId);
        return thread;
      },
    },
  };
}
