import type { Fault } from '../fault.ts';
import { onWire } from './on-wire.ts';

export const agentUnderItsAlias: Fault = {
  id: 'events/agent-under-its-alias',
  sentence: 'The data agent speaks on the socket under another name than the registry has for it.',
  parts: ['wire.event'],
  noticedBy: [{ by: 'toEqual', says: /\+ +"data_agent"/ }, { by: 'toEqual', says: /- +"(?:analyze_workload|cost_analyzer)"/ }],
  decorate: onWire((event) => [event.run_id !== null && event.agent_name === 'data' ? { ...event, agent_name: 'data_agent' } : event]),
};
