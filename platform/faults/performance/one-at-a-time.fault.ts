import { setTimeout } from 'node:timers/promises';
import type { Fault } from '../fault.ts';

export const oneAtATime: Fault = {
  id: 'performance/one-at-a-time',
  sentence: 'Calls are served one after the other, and each takes its time.',
  parts: ['tokens.verify'],
  noticedBy: [{ by: 'E_BUDGET', says: /requests a second were served|p(?:50|95) is over its budget/ }],
  decorate({ tokens }) {
    let turn: Promise<unknown> = Promise.resolve();
    return {
      tokens: {
        ...tokens,
        async verify(token) {
          turn = turn.then(() => setTimeout(60));
          await turn;
          return tokens.verify(token);
        },
      },
    };
  },
};
