import type { Fault } from '../fault.ts';

export const binaryToldAsNormal: Fault = {
  id: 'handshake/binary-told-as-normal',
  sentence: 'Who sends bytes that are no text is told goodbye as if all were well.',
  parts: ['wire.closing'],
  noticedBy: [{ by: 'toMatchObject', says: /^\+\s+"code": 1000,$/m }, { by: 'toCloseWith', says: /the code is 1000/ }],
  decorate: ({ wire }) => ({
    wire: {
      ...wire,
      closing(closing) {
        const written = wire.closing(closing);
        return written?.code === 1003 ? { code: 1000, reason: '' } : written;
      },
    },
  }),
};
