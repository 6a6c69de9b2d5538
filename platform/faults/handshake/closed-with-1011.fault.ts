import type { Fault } from '../fault.ts';

export const closedWith1011: Fault = {
  id: 'handshake/closed-with-1011',
  sentence: 'Who is signed out is told of an internal error: 1011 instead of 1008.',
  parts: ['wire.closing'],
  noticedBy: [{ by: 'toMatchObject', says: /1011/ }, { by: 'toBeRefused', says: /the close code is 1011, not 1008/ }, { by: 'toCloseWith', says: /the code is 1011/ }],
  decorate: ({ wire }) => ({
    wire: {
      ...wire,
      closing(closing) {
        const written = wire.closing(closing);
        return written?.code === 1008 ? { ...written, code: 1011 } : written;
      },
    },
  }),
};
