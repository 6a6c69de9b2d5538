import type { Fault } from '../fault.ts';

const VIOLATIONS = new Set([1002, 1007, 1009]);

export const violationsToldAsNormal: Fault = {
  id: 'handshake/violations-told-as-normal',
  sentence: 'Who breaks the protocol, with a frame too large or no UTF-8, is told goodbye as if all were well.',
  parts: ['wire.closing'],
  noticedBy: [{ by: 'toBe', says: /Received: 1000/ }, { by: 'toEqual', says: /^\+\s+(?:"[^"]+": )?1000,$/m }],
  decorate: ({ wire }) => ({
    wire: {
      ...wire,
      closing(closing) {
        const written = wire.closing(closing);
        return written && VIOLATIONS.has(written.code) ? { code: 1000, reason: '' } : written;
      },
    },
  }),
};
