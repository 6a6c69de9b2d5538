import type { Fault } from '../fault.ts';
import { onAnswer } from '../api/on-answer.ts';

export const healthOfAnOlderBuild: Fault = {
  id: 'operations/health-of-an-older-build',
  sentence: 'One of the health addresses is still served by an older build.',
  parts: ['responses.send'],
  noticedBy: [{ by: 'toBe', says: /builds told: [^\n]*0\.0\.9/ }],
  decorate: onAnswer('GET /api/health', (_reply, body) => ({ ...body, version: '0.0.9' })),
};
