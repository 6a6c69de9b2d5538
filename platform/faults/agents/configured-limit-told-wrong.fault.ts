import { onAnswer } from '../api/on-answer.ts';
import type { Fault } from '../fault.ts';

export const configuredLimitToldWrong: Fault = {
  id: 'agents/configured-limit-told-wrong',
  sentence: 'The configuration of an agent tells another limit of steps than the one in force.',
  parts: ['responses.send'],
  noticedBy: [{ by: 'E_JOURNEY', says: /there were \d+ calls, not \d+/ }],
  decorate: onAnswer('GET /api/agents/:name/config', (_reply, body) => ({ ...body, max_steps: Number(body['max_steps']) + 1 })),
};
