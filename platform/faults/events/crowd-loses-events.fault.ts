import type { Fault } from '../fault.ts';
import { NUMBERS, violation } from './reasons.ts';

export const crowdLosesEvents: Fault = {
  id: 'events/crowd-loses-events',
  sentence: 'While more than a hundred listen, each of them misses an event.',
  parts: ['journal.subscribe'],
  noticedBy: [NUMBERS, ...violation(/never arrived/)],
  decorate({ journal }) {
    let listeners = 0;
    return {
      journal: {
        ...journal,
        subscribe(userId, listener) {
          let heard = 0;
          listeners += 1;
          const stop = journal.subscribe(userId, (event) => {
            heard += 1;
            if (listeners <= 100 || heard !== 6) listener(event);
          });
          return () => {
            listeners -= 1;
            stop();
          };
        },
      },
    };
  },
};
