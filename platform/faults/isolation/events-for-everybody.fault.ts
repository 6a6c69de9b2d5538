import type { Listener } from '../../realtime/ports.ts';
import type { Fault } from '../fault.ts';

export const eventsForEverybody: Fault = {
  id: 'isolation/events-for-everybody',
  sentence: 'Everybody who listens hears the events of all users.',
  parts: ['journal.append', 'journal.subscribe'],
  noticedBy: [{ by: 'toEqual', says: /\+\s+"(?:thread_created|agent_started|agent_thinking|thr_)/ }, { by: 'E_ISOLATION', says: /belongs to another user/ }],
  decorate: ({ journal }) => {
    const listeners = new Map<Listener, string>();
    return {
      journal: {
        ...journal,
        append(event) {
          const told = journal.append(event);
          for (const [listener, userId] of listeners) if (userId !== event.userId) listener(told);
          return told;
        },
        subscribe(userId, listener) {
          const stop = journal.subscribe(userId, listener);
          listeners.set(listener, userId);
          return () => {
            listeners.delete(listener);
            stop();
          };
        },
      },
    };
  },
};
