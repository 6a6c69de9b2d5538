import type { Fault } from '../fault.ts';
import { onAnswer } from './on-answer.ts';

export const configWithoutTools: Fault = {
  id: 'api/config-without-tools',
  sentence: 'The configuration of an agent lists no tools.',
  parts: ['responses.send'],
  noticedBy: [{ by: 'toEqual', says: /Received: \[\]|-\s+"analyze|-\s+"/ }],
  decorate: onAnswer('GET /api/agents/:name/config', (_reply, body) => ({ ...body, tools: [] })),
};
