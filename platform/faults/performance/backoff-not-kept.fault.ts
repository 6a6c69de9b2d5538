import type { EventPayload } from '#contracts/event.schema';
import type { Fault } from '../fault.ts';

export const backoffNotKept: Fault = {
  id: 'performance/backoff-not-kept',
  sentence: 'The wait before a further attempt is told and not kept: the model is asked at once.',
  parts: ['backoff.delay', 'journal.append'],
  noticedBy: [{ by: 'toEqual', says: /- +true/ }],
  decorate: ({ backoff, journal }) => ({
    backoff: { delay: () => 0 },
    journal: {
      ...journal,
      append(event) {
        if (event.type !== 'agent_retry') return journal.append(event);
        // An event of this type has this payload, which the compiler cannot see through the type parameter.
        const told = event.payload as EventPayload<'agent_retry'>;
        return journal.append({ ...event, payload: { ...told, delay_ms: backoff.delay(told.attempt) } });
      },
    },
  }),
};
