import type { Fault } from '../fault.ts';

export const shutdownSaysGone: Fault = {
  id: 'performance/shutdown-says-gone',
  sentence: 'At a shutdown sockets are closed as if nobody would come back: 1001 instead of 1012.',
  parts: ['wire.closing'],
  noticedBy: [{ by: 'toCloseWith', says: /the code is 1001/ }],
  decorate: ({ wire }) => ({
    wire: {
      ...wire,
      closing(closing) {
        const written = wire.closing(closing);
        return written?.code === 1012 ? { ...written, code: 1001 } : written;
      },
    },
  }),
};
