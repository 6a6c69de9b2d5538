import type { Fault } from '../fault.ts';

export const refusedInSilence: Fault = {
  id: 'handshake/refused-in-silence',
  sentence: 'A refused handshake gets no answer at all.',
  parts: ['wire.refusal'],
  noticedBy: [{ by: 'toBeRefused', says: /it was (?:silence|unreachable)/ }],
  silent: true,
  decorate: ({ wire }) => ({ wire: { ...wire, refusal: () => undefined } }),
};
