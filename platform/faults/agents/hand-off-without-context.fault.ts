import type { Fault } from '../fault.ts';

export const handOffWithoutContext: Fault = {
  id: 'agents/hand-off-without-context',
  sentence: 'A hand-off tells nothing of what was found so far.',
  parts: ['journal.append'],
  noticedBy: [{ by: 'toMatchObject', says: /"results"/ }],
  decorate: ({ journal }) => ({
    journal: {
      ...journal,
      append: (event) =>
        // Of all payloads only that of a hand-off has a context beside its parties.
        journal.append('to_agent' in event.payload ? { ...event, payload: { ...event.payload, context: {} } } : event),
    },
  }),
};
