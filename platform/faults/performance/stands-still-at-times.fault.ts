import { setTimeout } from 'node:timers/promises';
import type { Fault } from '../fault.ts';
import { beforeEachCall } from './on-verify.ts';

let pause: Promise<unknown> = Promise.resolve();

/** Who asks only after the last answer has come sees one slow call; who asks on schedule sees how many it kept waiting. */
export const standsStillAtTimes: Fault = {
  id: 'performance/stands-still-at-times',
  sentence: 'At times nobody is served for a second and a half.',
  parts: ['tokens.verify'],
  noticedBy: [{ by: 'toKeepBudget', says: /p95 is over its budget/ }],
  decorate: beforeEachCall(async (count) => {
    if (count % 80 === 0) pause = setTimeout(1500);
    await pause;
  }),
};
