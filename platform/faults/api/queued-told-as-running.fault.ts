import type { Fault } from '../fault.ts';
import { onAnswer } from './on-answer.ts';

export const queuedToldAsRunning: Fault = {
  id: 'api/queued-told-as-running',
  sentence: 'A run that waits is said to be in progress when it is accepted.',
  parts: ['responses.send'],
  noticedBy: [{ by: 'toEqual', says: /-\s+"queued"/ }],
  decorate: onAnswer('POST /api/agents/start', (_reply, body) => ({ ...body, status: 'in_progress' })),
};
