import type { Fault } from '../fault.ts';

export const lastEventForgotten: Fault = {
  id: 'events/last-event-forgotten',
  sentence: 'The record of a run lacks its last event.',
  parts: ['journal.ofRun'],
  noticedBy: [{ by: 'toMatchObject', says: /last_event_seq/ }],
  decorate: ({ journal }) => ({ journal: { ...journal, ofRun: (runId) => journal.ofRun(runId).slice(0, -1) } }),
};
