import { setTimeout } from 'node:timers/promises';
import type { Fault } from '../fault.ts';

export const slowStart: Fault = {
  id: 'performance/slow-start',
  sentence: 'It takes five seconds more until the platform is ready.',
  parts: ['lifecycle.ready'],
  noticedBy: [{ by: 'toBeLessThan', says: /until ready/ }],
  decorate: ({ lifecycle }) => ({ lifecycle: { ...lifecycle, ready: () => setTimeout(5000) } }),
};
