import type { Fault } from '../fault.ts';
import { onAnswer } from './on-answer.ts';

export const fieldNotAgreed: Fault = {
  id: 'api/field-not-agreed',
  sentence: 'A created thread carries a member that was not agreed.',
  parts: ['responses.send'],
  noticedBy: [{ by: 'E_CONTRACT', says: /owner_password_hash/ }, { by: 'toEqual', says: /owner_password_hash/ }],
  decorate: onAnswer('POST /api/threads', (_reply, body) => ({ ...body, owner_password_hash: null })),
};
