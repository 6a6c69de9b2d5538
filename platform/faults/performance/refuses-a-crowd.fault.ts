import { setTimeout } from 'node:timers/promises';
import { Failure } from '../../problem.ts';
import type { Fault } from '../fault.ts';

export const refusesACrowd: Fault = {
  id: 'performance/refuses-a-crowd',
  sentence: 'Who comes while fifteen others are being served is sent away.',
  parts: ['tokens.verify'],
  noticedBy: [{ by: 'toEqual', says: /\+ +503,/ }, { by: 'E_HTTP_STATUS', says: /status 503[^]*Too many at once/ }, { by: 'E_WS_HANDSHAKE', says: /status 503[^]*Too many at once/ }],
  decorate({ tokens }) {
    let inside = 0;
    return {
      tokens: {
        ...tokens,
        async verify(token) {
          if (inside >= 15) throw new Failure('SERVICE_UNAVAILABLE', 'Too many at once.');
          inside += 1;
          await setTimeout(20);
          inside -= 1;
          return tokens.verify(token);
        },
      },
    };
  },
};
