import type { Fault } from '../fault.ts';

export const refusedWithoutBody: Fault = {
  id: 'handshake/refused-without-body',
  sentence: 'A refused handshake does not say why.',
  parts: ['wire.refusal'],
  noticedBy: [{ by: 'toBeRefused', says: /the body is no problem document/ }, { by: 'toBeProblem', says: /the body is no problem document/ }],
  decorate: ({ wire }) => ({
    wire: {
      ...wire,
      refusal(answer) {
        const written = wire.refusal(answer);
        return written && { ...written, body: '' };
      },
    },
  }),
};
