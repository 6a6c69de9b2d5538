import type { Fault } from '../fault.ts';
import { onFrame } from './on-frame.ts';

export const greetingSecond: Fault = {
  id: 'handshake/greeting-second',
  sentence: 'Something else is said before the greeting.',
  parts: ['wire.frame'],
  noticedBy: [
    { by: 'E_WS_HANDSHAKE', says: /broken-greeting|the first frame was pong/ },
    { by: 'E_CONTRACT', says: /the first frame was pong/ },
  ],
  decorate: onFrame('system_message', (frame) => [{ type: 'pong', timestamp: frame.timestamp, data: {} }, frame]),
};
