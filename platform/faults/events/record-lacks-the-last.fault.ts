import type { Fault } from '../fault.ts';

export const recordLacksTheLast: Fault = {
  id: 'events/record-lacks-the-last',
  sentence: 'The record of a run lacks its last event.',
  parts: ['eventLog.page'],
  noticedBy: [{ by: 'toEqual', says: /final_report|agent_error/ }],
  decorate: ({ eventLog }) => ({
    eventLog: {
      page(...asked) {
        const { events, ...rest } = eventLog.page(...asked);
        return { ...rest, events: events.filter(({ type }) => type !== 'final_report') };
      },
    },
  }),
};
