import type { Fault } from '../fault.ts';

export const failedToolLooksGood: Fault = {
  id: 'events/failed-tool-looks-good',
  sentence: 'A tool that failed is told as one that succeeded.',
  parts: ['journal.append'],
  noticedBy: [
    { by: 'E_JOURNEY', says: /call 1 is dataset_summary/ },
    { by: 'toEqual', says: /\+ +true,/ },
    { by: 'E_JOURNEY', says: /"success":false\} \(exact\)[^]*call 1 is search_documents/ },
  ],
  decorate: ({ journal }) => ({
    journal: { ...journal, append: (event) => journal.append('tool_call_id' in event.payload && 'success' in event.payload ? { ...event, payload: { ...event.payload, success: true } } : event) },
  }),
};
