import type { Fault } from '../fault.ts';

export const failuresAllAlike: Fault = {
  id: 'agents/failures-all-alike',
  sentence: 'Whatever a run failed of, its last event says that the agent failed.',
  parts: ['journal.append'],
  noticedBy: [{ by: 'toEqual', says: /\+ +"AGENT_FAILED"/ }, { by: 'toContain', says: /AGENT_FAILED/ }],
  decorate: ({ journal }) => ({
    journal: { ...journal, append: (event) => journal.append('error_code' in event.payload ? { ...event, payload: { ...event.payload, error_code: 'AGENT_FAILED' } } : event) },
  }),
};
