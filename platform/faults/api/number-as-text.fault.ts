import type { Fault } from '../fault.ts';
import { onAnswer } from './on-answer.ts';

export const numberAsText: Fault = {
  id: 'api/number-as-text',
  sentence: 'The total of a history is text.',
  parts: ['responses.send'],
  noticedBy: [{ by: 'E_CONTRACT', says: /total: .*\(received string\)/ }],
  decorate: onAnswer('GET /api/threads/:id/messages', (_reply, body) => ({ ...body, total: String(body['total']) })),
};
