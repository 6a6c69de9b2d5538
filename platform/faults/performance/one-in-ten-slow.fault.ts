import { setTimeout } from 'node:timers/promises';
import type { Fault } from '../fault.ts';
import { beforeEachCall } from './on-verify.ts';

export const oneInTenSlow: Fault = {
  id: 'performance/one-in-ten-slow',
  sentence: 'One call in ten takes almost three seconds.',
  parts: ['tokens.verify'],
  noticedBy: [{ by: 'toKeepBudget', says: /p9\d is over its budget/ }],
  decorate: beforeEachCall(async (count) => count % 10 === 0 && setTimeout(2800)),
};
