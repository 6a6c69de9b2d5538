import type { Fault } from '../fault.ts';

export const recordSinceStart: Fault = {
  id: 'persistence/record-since-start',
  sentence: 'After a restart the record of events begins anew.',
  parts: ['eventLog.page'],
  noticedBy: [{ by: 'toEqual', says: /agent_started/ }],
  decorate: ({ eventLog }) => {
    const since = Date.now();
    return {
      eventLog: {
        page(...asked) {
          const { events, ...rest } = eventLog.page(...asked);
          return { ...rest, events: events.filter(({ timestamp }) => timestamp >= since) };
        },
      },
    };
  },
};
