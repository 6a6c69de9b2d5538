import type { Fault } from '../fault.ts';

/** Keys that are remembered at a time. */
const KEPT = 5;

export const keysSoonForgotten: Fault = {
  id: 'persistence/keys-soon-forgotten',
  sentence: 'Only the last five writes under an Idempotency-Key are known again.',
  parts: ['idempotency.recall', 'idempotency.remember'],
  noticedBy: [{ by: 'toEqual', says: /\+ +"note-\d+"/ }],
  decorate({ idempotency }) {
    const newest: string[] = [];
    return {
      idempotency: {
        recall: (...asked) => (newest.includes(asked[2]) ? idempotency.recall(...asked) : undefined),
        remember(...write) {
          newest.push(write[2]);
          if (newest.length > KEPT) newest.shift();
          // What is forgotten must not be in the way of a write that is taken for new.
          if (idempotency.recall(write[0], write[1], write[2], write[3]) === undefined) idempotency.remember(...write);
        },
      },
    };
  },
};
