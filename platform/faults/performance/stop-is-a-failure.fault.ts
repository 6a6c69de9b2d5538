import type { Fault } from '../fault.ts';

export const stopIsAFailure: Fault = {
  id: 'performance/stop-is-a-failure',
  sentence: 'Who asks the platform to stop is told that it failed.',
  parts: ['lifecycle.exitCode'],
  noticedBy: [{ by: 'toMatchObject', says: /\+ +"exitCode": 1/ }],
  decorate: ({ lifecycle }) => ({ lifecycle: { ...lifecycle, exitCode: () => 1 } }),
};
