import type { Fault } from '../fault.ts';

export const waitingLeftOutOfTimes: Fault = {
  id: 'performance/waiting-left-out-of-times',
  sentence: 'The time a tool took is told without what it waited for.',
  parts: ['journal.append'],
  noticedBy: [{ by: 'toBeGreaterThanOrEqual', says: /milliseconds (?:told )?of the tool/ }],
  decorate: ({ journal }) => ({
    journal: {
      ...journal,
      append: (event) =>
        'tool_call_id' in event.payload && 'execution_time_ms' in event.payload
          ? journal.append({ ...event, payload: { ...event.payload, execution_time_ms: event.payload.execution_time_ms % 1 } })
          : journal.append(event),
    },
  }),
};
