import type { Fault } from '../fault.ts';
import { onWire } from './on-wire.ts';

export const noAgentCancelled: Fault = {
  id: 'events/no-agent-cancelled',
  sentence: 'A cancelled run stops without a word: `agent_cancelled` is missing.',
  parts: ['wire.event'],
  noticedBy: [{ by: 'E_WS_TIMEOUT', says: /terminal event has not come/ }, { by: 'toContainText', says: /Stopped/ }],
  silent: true,
  decorate: onWire((event) => (event.type === 'agent_cancelled' ? [] : [event])),
};
