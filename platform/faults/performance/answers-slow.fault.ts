import { setTimeout } from 'node:timers/promises';
import type { Fault } from '../fault.ts';
import { beforeEachCall } from './on-verify.ts';

export const answersSlow: Fault = {
  id: 'performance/answers-slow',
  sentence: 'Every call takes three seconds longer.',
  parts: ['tokens.verify'],
  noticedBy: [{ by: 'toKeepBudget', says: /is over its budget/ }],
  decorate: beforeEachCall(() => setTimeout(3000)),
};
