import type { Fault } from '../fault.ts';

/** Longer than what lies between two events of a run that is not waiting for anything. */
const SILENCE_MS = 400;

export const deafAfterSilence: Fault = {
  id: 'handshake/deaf-after-silence',
  sentence: 'A socket that was silent for a while hears nothing more.',
  parts: ['wire.event'],
  noticedBy: [{ by: 'E_WS_TIMEOUT', says: /terminal|event/ }],
  silent: true,
  decorate: ({ wire }) => {
    let last = Date.now();
    let deaf = false;
    return {
      wire: {
        ...wire,
        event(event) {
          deaf ||= Date.now() - last > SILENCE_MS;
          last = Date.now();
          return deaf ? [] : wire.event(event);
        },
      },
    };
  },
};
