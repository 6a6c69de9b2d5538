import type { Fault } from '../fault.ts';
import { onAnswer } from './on-answer.ts';

export const toolsMiscounted: Fault = {
  id: 'api/tools-miscounted',
  sentence: 'The number of tools is that of the allowed ones.',
  parts: ['responses.send'],
  noticedBy: [{ by: 'toBe', says: /Expected: 19\s+Received: 16\b/ }],
  decorate: onAnswer('GET /api/tools', (_reply, body) => ({ ...body, total_tools: body['available_tools'] })),
};
