import type { Fault } from '../fault.ts';
import { onAnswer } from './on-answer.ts';

export const threadWithoutMetadata: Fault = {
  id: 'api/thread-without-metadata',
  sentence: 'A thread comes without the member metadata.',
  parts: ['responses.send'],
  noticedBy: [{ by: 'E_CONTRACT', says: /metadata: .*received undefined/ }],
  decorate: onAnswer('GET /api/threads/:id', (_reply, { metadata: _left, ...body }) => body),
};
