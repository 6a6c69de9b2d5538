import type { Fault } from '../fault.ts';
import { onAnswer } from './on-answer.ts';

export const runWithoutError: Fault = {
  id: 'api/run-without-error',
  sentence: 'A run comes without the member error.',
  parts: ['responses.send'],
  noticedBy: [{ by: 'E_CONTRACT', says: /error: / }],
  decorate: onAnswer('GET /api/runs/:id', (_reply, { error: _left, ...body }) => body),
};
