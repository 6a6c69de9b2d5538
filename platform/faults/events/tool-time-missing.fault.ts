import type { Fault } from '../fault.ts';

export const toolTimeMissing: Fault = {
  id: 'events/tool-time-missing',
  sentence: 'Every tool is told to have taken no time.',
  parts: ['journal.append'],
  noticedBy: [{ by: 'toBeGreaterThanOrEqual', says: /milliseconds of the tool/ }, { by: 'toEqual', says: /each at least as long as its tool waits/ }],
  decorate: ({ journal }) => ({
    journal: { ...journal, append: (event) => journal.append('tool_call_id' in event.payload && 'success' in event.payload ? { ...event, payload: { ...event.payload, execution_time_ms: 0 } } : event) },
  }),
};
