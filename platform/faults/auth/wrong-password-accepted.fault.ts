import { Failure } from '../../problem.ts';
import type { Fault } from '../fault.ts';
import { atWrongPassword, NOTICED_UNTOLD } from './at-wrong-password.ts';

export const wrongPasswordAccepted: Fault = {
  id: 'auth/wrong-password-accepted',
  sentence: 'Any password opens an account.',
  parts: ['accounts.authenticate'],
  noticedBy: NOTICED_UNTOLD,
  decorate: atWrongPassword((refusal, email, accounts) => {
    if (!(refusal instanceof Failure) || refusal.options.cause !== 'wrong_password') throw refusal;
    return accounts.upsert({ email, provider: 'local' });
  }),
};
