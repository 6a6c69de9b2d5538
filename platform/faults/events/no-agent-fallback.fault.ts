import type { Fault } from '../fault.ts';
import { onWire } from './on-wire.ts';

export const noAgentFallback: Fault = {
  id: 'events/no-agent-fallback',
  sentence: 'Nobody is told that an agent worked without its model.',
  parts: ['wire.event'],
  noticedBy: [{ by: 'toEqual', says: /- +"(?:data|agent": "reporting)",?$/m }, { by: 'E_JOURNEY', says: /seq \d+ never arrived/ }],
  decorate: onWire((event) => (event.type === 'agent_fallback' ? [] : [event])),
};
