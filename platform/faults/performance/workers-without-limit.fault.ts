import type { Fault } from '../fault.ts';

export const workersWithoutLimit: Fault = {
  id: 'performance/workers-without-limit',
  sentence: 'Workers take on every run at once, however few they may work on.',
  parts: ['workers.enter', 'workers.hasRoom'],
  noticedBy: [{ by: 'toBeLessThanOrEqual', says: /questions at the same time/ }],
  decorate: ({ workers }) => ({ workers: { ...workers, hasRoom: () => true, enter: (_runId, _priority, begin) => begin('worker-1') } }),
};
