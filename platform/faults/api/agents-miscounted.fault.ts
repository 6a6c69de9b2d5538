import type { Fault } from '../fault.ts';
import { onAnswer } from './on-answer.ts';

export const agentsMiscounted: Fault = {
  id: 'api/agents-miscounted',
  sentence: 'The number of agents is one too many.',
  parts: ['responses.send'],
  noticedBy: [{ by: 'toBe', says: /Expected: 11\b/ }],
  decorate: onAnswer('GET /api/agents', (_reply, body) => ({ ...body, total: Number(body['total']) + 1 })),
};
