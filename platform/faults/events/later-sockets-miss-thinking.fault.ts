import type { Listener } from '../../realtime/ports.ts';
import type { Fault } from '../fault.ts';

export const laterSocketsMissThinking: Fault = {
  id: 'events/later-sockets-miss-thinking',
  sentence: 'Only the first socket of a user hears what an agent thinks.',
  parts: ['journal.subscribe'],
  noticedBy: [{ by: 'toEqual', says: /agent_thinking/ }],
  decorate: ({ journal }) => {
    const first = new Map<string, Listener>();
    return {
      journal: {
        ...journal,
        subscribe(userId, listener) {
          if (!first.has(userId)) first.set(userId, listener);
          return journal.subscribe(userId, (event) => {
            if (first.get(userId) === listener || event.type !== 'agent_thinking') listener(event);
          });
        },
      },
    };
  },
};
