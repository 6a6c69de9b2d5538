import { Failure } from '../../problem.ts';
import type { Fault } from '../fault.ts';
import { atWrongPassword, NOTICED_UNTOLD } from './at-wrong-password.ts';

export const lockedAtFirstMistake: Fault = {
  id: 'auth/locked-at-first-mistake',
  sentence: 'One wrong password locks an account.',
  parts: ['accounts.authenticate'],
  noticedBy: NOTICED_UNTOLD,
  decorate: atWrongPassword(() => {
    throw new Failure('ACCOUNT_LOCKED', 'Too many failed sign-ins. Try again later.', { retryAfterSeconds: 300 });
  }),
};
