import { onAnswer } from '../api/on-answer.ts';
import type { Fault } from '../fault.ts';

export const readyForAnotherEnvironment: Fault = {
  id: 'operations/ready-for-another-environment',
  sentence: 'The report of readiness names another environment than the one that is configured.',
  parts: ['responses.send'],
  noticedBy: [{ by: 'toEqual', says: /\+ +"production"/ }],
  decorate: onAnswer('GET /health/ready', (_reply, body) => ({ ...body, environment: 'production' })),
};
