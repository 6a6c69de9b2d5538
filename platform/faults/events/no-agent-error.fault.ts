import type { Fault } from '../fault.ts';
import { onWire } from './on-wire.ts';

export const noAgentError: Fault = {
  id: 'events/no-agent-error',
  sentence: 'A run that fails ends without a word: `agent_error` is missing.',
  parts: ['wire.event'],
  noticedBy: [{ by: 'toContainText', says: /The run failed/ }],
  silent: true,
  decorate: onWire((event) => (event.type === 'agent_error' ? [] : [event])),
};
