import type { Fault } from '../fault.ts';
import { onFrame } from './on-frame.ts';

export const greetingWithoutConfig: Fault = {
  id: 'handshake/greeting-without-config',
  sentence: 'The greeting does not tell the heartbeat and the size of messages.',
  parts: ['wire.frame'],
  noticedBy: [{ by: 'E_CONTRACT', says: /data\.config/ }, { by: 'E_WS_HANDSHAKE', says: /broken-greeting|data\.config/ }],
  decorate: onFrame('system_message', (frame) => {
    const { config: _left, ...data } = frame.data;
    // By its type it is no greeting any more, which is the fault.
    return [{ ...frame, data } as typeof frame];
  }),
};
