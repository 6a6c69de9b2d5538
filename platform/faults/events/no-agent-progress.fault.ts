import type { Fault } from '../fault.ts';
import { onWire } from './on-wire.ts';

export const noAgentProgress: Fault = {
  id: 'events/no-agent-progress',
  sentence: 'A socket is never told how far a run has come: `agent_progress` is missing.',
  parts: ['wire.event'],
  noticedBy: [{ by: 'toEqual', says: /never arrived|\+ +"agent_progress"/ }],
  decorate: onWire((event) => (event.type === 'agent_progress' ? [] : [event])),
};
