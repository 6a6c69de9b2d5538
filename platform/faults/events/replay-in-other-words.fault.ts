import type { Fault } from '../fault.ts';

export const replayInOtherWords: Fault = {
  id: 'events/replay-in-other-words',
  sentence: 'A replayed event tells another time than it had when it happened.',
  parts: ['journal.replay'],
  noticedBy: [{ by: 'toEqual', says: /"timestamp"/ }],
  decorate: ({ journal, clock }) => ({ journal: { ...journal, replay: (...asked) => journal.replay(...asked).map((event) => ({ ...event, timestamp: clock.now() })) } }),
};
