import type { Fault } from '../fault.ts';

export const insidesInRetry: Fault = {
  id: 'agents/insides-in-retry',
  sentence: 'The reason of a retry shows where in the platform the model failed.',
  parts: ['journal.append'],
  noticedBy: [{ by: 'toEqual', says: /openai\.model\.ts:\d+/ }, { by: 'toMatchObject', says: /openai\.model\.ts:\d+/ }],
  decorate: ({ journal }) => ({
    journal: {
      ...journal,
      append: (event) =>
        // Of all payloads only that of a retry has a delay.
        journal.append('delay_ms' in event.payload ? { ...event, payload: { ...event.payload, reason: `${event.payload.reason}\n    at turn (model/openai.model.ts:38:11)` } } : event),
    },
  }),
};
