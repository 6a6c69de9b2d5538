import type { Fault } from '../fault.ts';

export const backoffDoesNotGrow: Fault = {
  id: 'agents/backoff-does-not-grow',
  sentence: 'Every pause before another attempt is as long as the first.',
  parts: ['orchestration.backoff'],
  noticedBy: [{ by: 'toEqual', says: /- +(?:40|50),/ }],
  decorate: ({ orchestration }) => ({ orchestration: { ...orchestration, backoff: (firstMs) => firstMs } }),
};
