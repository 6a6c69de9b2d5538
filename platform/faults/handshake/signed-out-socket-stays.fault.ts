import type { Fault } from '../fault.ts';

export const signedOutSocketStays: Fault = {
  id: 'handshake/signed-out-socket-stays',
  sentence: 'A socket stays open when its session ends.',
  parts: ['wire.closing'],
  noticedBy: [{ by: 'E_WS_TIMEOUT', says: /the end of the socket/ }, { by: 'toCloseWith', says: /the socket stayed open/ }],
  silent: true,
  decorate: ({ wire }) => ({
    wire: {
      ...wire,
      closing(closing) {
        const written = wire.closing(closing);
        return written?.code === 1008 ? undefined : written;
      },
    },
  }),
};
