import type { Fault } from '../fault.ts';

export const goodbyeWithAnotherCode: Fault = {
  id: 'handshake/goodbye-with-another-code',
  sentence: 'A goodbye is answered with a code of its own, not with the one it came with.',
  parts: ['wire.closing'],
  noticedBy: [{ by: 'toEqual', says: /^\+\s+1001,$/m }, { by: 'toMatchObject', says: /^\+\s+"code": 1001,$/m }],
  decorate: ({ wire }) => ({
    wire: {
      ...wire,
      closing(closing) {
        const written = wire.closing(closing);
        // What the platform itself has to say bears a reason, or is a violation.
        return written && written.reason === '' && (written.code < 1002 || written.code === 1005 || written.code > 2999) ? { code: 1001, reason: '' } : written;
      },
    },
  }),
};
