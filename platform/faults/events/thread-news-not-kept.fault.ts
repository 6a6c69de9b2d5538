import type { Fault } from '../fault.ts';

export const threadNewsNotKept: Fault = {
  id: 'events/thread-news-not-kept',
  sentence: 'The record of a thread lacks what happened to the thread itself.',
  parts: ['eventLog.page'],
  noticedBy: [{ by: 'toEqual', says: /^[-+] +\d+,$/m }],
  decorate: ({ eventLog }) => ({
    eventLog: {
      page(...asked) {
        const { events, ...rest } = eventLog.page(...asked);
        return { ...rest, events: events.filter(({ run_id: id }) => id !== null) };
      },
    },
  }),
};
