import { openObject } from '#contracts/primitives.schema';
import type { Fault } from '../fault.ts';

export const handOffKnowsTheLastOnly: Fault = {
  id: 'agents/hand-off-knows-the-last-only',
  sentence: 'A hand-off tells what the last agent found, and no longer what those before it did.',
  parts: ['journal.append'],
  noticedBy: [{ by: 'toEqual', says: /- +"triage"/ }],
  decorate: ({ journal }) => ({
    journal: {
      ...journal,
      append(event) {
        if (!('to_agent' in event.payload)) return journal.append(event);
        const results = Object.entries(openObject.catch({}).parse(event.payload.context['results'])).slice(-1);
        return journal.append(results.length === 0 ? event : { ...event, payload: { ...event.payload, context: { ...event.payload.context, results: Object.fromEntries(results) } } });
      },
    },
  }),
};
