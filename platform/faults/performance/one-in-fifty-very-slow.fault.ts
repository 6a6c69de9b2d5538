import { setTimeout } from 'node:timers/promises';
import type { Fault } from '../fault.ts';
import { beforeEachCall } from './on-verify.ts';

export const oneInFiftyVerySlow: Fault = {
  id: 'performance/one-in-fifty-very-slow',
  sentence: 'One call in fifty takes six seconds.',
  parts: ['tokens.verify'],
  noticedBy: [{ by: 'toKeepBudget', says: /p99 is over its budget/ }],
  decorate: beforeEachCall(async (count) => count % 50 === 0 && setTimeout(6000)),
};
