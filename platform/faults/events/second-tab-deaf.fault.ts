import type { Fault } from '../fault.ts';

export const secondTabDeaf: Fault = {
  id: 'events/second-tab-deaf',
  sentence: 'While a user listens on one connection, another of the same user hears nothing.',
  parts: ['journal.subscribe'],
  noticedBy: [{ by: 'toEqual', says: /- +"1 thread_created"/ }],
  decorate({ journal }) {
    const first = new Set<string>();
    return {
      journal: {
        ...journal,
        subscribe(userId, listener) {
          if (first.has(userId)) return () => undefined;
          first.add(userId);
          const stop = journal.subscribe(userId, listener);
          return () => {
            first.delete(userId);
            stop();
          };
        },
      },
    };
  },
};
