import type { Fault } from '../fault.ts';

export const failedToolAsSuccess: Fault = {
  id: 'events/failed-tool-as-success',
  sentence: 'A tool that failed is told as one that succeeded.',
  parts: ['journal.append'],
  noticedBy: [{ by: 'E_JOURNEY', says: /\(ok\) with|there is no \{/ }],
  decorate: ({ journal }) => ({
    journal: {
      ...journal,
      // Of all payloads only that of a tool's end says whether it succeeded.
      append: (event) => journal.append('success' in event.payload ? { ...event, payload: { ...event.payload, success: true } } : event),
    },
  }),
};
