import { createServer } from 'node:net';
import type { Fault } from '../fault.ts';

export const secondPortOpen: Fault = {
  id: 'operations/second-port-open',
  sentence: 'Beside its own port the platform listens on another, on every interface.',
  parts: ['lifecycle.ready'],
  noticedBy: [{ by: 'toEqual', says: /\+ +"0\.0\.0\.0:\d+"/ }],
  decorate: ({ lifecycle }) => ({
    lifecycle: {
      ...lifecycle,
      async ready() {
        await lifecycle.ready();
        await new Promise<void>((listening) => createServer((socket) => socket.end()).listen(0, '0.0.0.0', listening).unref());
      },
    },
  }),
};
