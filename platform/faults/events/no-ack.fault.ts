import type { Fault } from '../fault.ts';

export const noAck: Fault = {
  id: 'events/no-ack',
  sentence: 'A message sent over a socket is never acknowledged.',
  parts: ['wire.frame'],
  noticedBy: [{ by: 'E_WS_TIMEOUT', says: /ack/ }],
  silent: true,
  decorate: ({ wire }) => ({ wire: { ...wire, frame: (frame) => (frame.type === 'ack' ? [] : wire.frame(frame)) } }),
};
