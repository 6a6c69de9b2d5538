import type { Fault } from '../fault.ts';

export const durationInSeconds: Fault = {
  id: 'agents/duration-in-seconds',
  sentence: 'A report tells its duration in seconds where milliseconds were agreed.',
  parts: ['journal.append'],
  noticedBy: [{ by: 'toBeGreaterThanOrEqual', says: /milliseconds, beside those between/ }],
  decorate: ({ journal }) => ({
    journal: {
      ...journal,
      append: (event) =>
        // Of all payloads only that of a report has a total.
        journal.append('total_duration_ms' in event.payload ? { ...event, payload: { ...event.payload, total_duration_ms: event.payload.total_duration_ms / 1000 } } : event),
    },
  }),
};
