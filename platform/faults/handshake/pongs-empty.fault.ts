import type { Fault } from '../fault.ts';

export const pongsEmpty: Fault = {
  id: 'handshake/pongs-empty',
  sentence: 'A ping is answered without the bytes it came with.',
  parts: ['wire.pong'],
  noticedBy: [{ by: 'toEqual', says: /^\+\s+(?:""|false),$/m }],
  decorate: ({ wire }) => ({
    wire: {
      ...wire,
      pong: (payload) => wire.pong(payload) && Buffer.alloc(0),
    },
  }),
};
