import type { Fault } from '../fault.ts';

export const refusedWith403: Fault = {
  id: 'handshake/refused-with-403',
  sentence: 'Strangers are refused with 403 instead of 401.',
  parts: ['wire.refusal'],
  noticedBy: [{ by: 'toBeRefused', says: /the status is 403, not 401/ }],
  decorate: ({ wire }) => ({
    wire: {
      ...wire,
      refusal(answer) {
        const written = wire.refusal(answer);
        return written?.status === 401 ? { ...written, status: 403 } : written;
      },
    },
  }),
};
