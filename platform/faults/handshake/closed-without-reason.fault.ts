import type { Fault } from '../fault.ts';

export const closedWithoutReason: Fault = {
  id: 'handshake/closed-without-reason',
  sentence: 'A socket is closed without a reason.',
  parts: ['wire.closing'],
  noticedBy: [{ by: 'toMatchObject', says: /session_revoked/ }, { by: 'toCloseWith', says: /the reason is “”/ }],
  decorate: ({ wire }) => ({
    wire: {
      ...wire,
      closing(closing) {
        const written = wire.closing(closing);
        return written?.code === 1008 ? { ...written, reason: '' } : written;
      },
    },
  }),
};
