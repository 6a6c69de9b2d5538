import type { Fault } from '../fault.ts';
import { onAnswer } from './on-answer.ts';

export const executionWithoutResponse: Fault = {
  id: 'api/execution-without-response',
  sentence: 'An execution does not give the answer.',
  parts: ['responses.send'],
  noticedBy: [{ by: 'toContain', says: /Received string: +""/ }],
  decorate: onAnswer('POST /api/agents/execute', (_reply, body) => ({ ...body, response: '' })),
};
