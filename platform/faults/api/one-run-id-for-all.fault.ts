import type { Fault } from '../fault.ts';
import { onAnswer } from './on-answer.ts';

export const oneRunIdForAll: Fault = {
  id: 'api/one-run-id-for-all',
  sentence: 'All executions name the same run.',
  parts: ['responses.send'],
  noticedBy: [{ by: 'toBe', says: /Expected: 30\b/ }, { by: 'E_HTTP_STATUS', says: /\/api\/runs\/run_1\b/ }],
  decorate: onAnswer('POST /api/agents/execute', (_reply, body) => ({ ...body, run_id: 'run_1' })),
};
