import type { Fault } from '../fault.ts';

export const secondSocketMissesThinking: Fault = {
  id: 'events/second-socket-misses-thinking',
  sentence: 'Of several sockets of a user one is not told what agents think.',
  parts: ['journal.subscribe'],
  noticedBy: [{ by: 'toEqual', says: /agent_thinking/ }],
  decorate({ journal }) {
    const listening = new Set<string>();
    return {
      journal: {
        ...journal,
        subscribe(userId, listener) {
          const isSecond = listening.has(userId);
          listening.add(userId);
          return journal.subscribe(userId, (event) => (isSecond && event.type === 'agent_thinking' ? undefined : listener(event)));
        },
      },
    };
  },
};
