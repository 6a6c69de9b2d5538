import type { Fault } from '../fault.ts';
import { atWrongPassword, NOTICED_UNTOLD } from './at-wrong-password.ts';

export const wrongPasswordCrashes: Fault = {
  id: 'auth/wrong-password-crashes',
  sentence: 'A wrong password ends in an internal error.',
  parts: ['accounts.authenticate'],
  noticedBy: NOTICED_UNTOLD,
  decorate: atWrongPassword((cause) => {
    throw new Error('hashes differ in length', { cause });
  }),
};
