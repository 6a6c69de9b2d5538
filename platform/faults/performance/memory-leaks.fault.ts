import type { Fault } from '../fault.ts';

export const memoryLeaks: Fault = {
  id: 'performance/memory-leaks',
  sentence: 'Each run leaves three megabytes behind.',
  parts: ['runs.start'],
  noticedBy: [{ by: 'toBeLessThan', says: /megabytes/ }],
  decorate: ({ runs }) => ({
    runs: {
      ...runs,
      start(request) {
        // On the heap: what is outside of it may find room that others have left.
        const left = Array.from({ length: 375_000 }, (_, index) => index + 0.5);
        // Long enough to be noticed; the next test shall find memory again.
        setTimeout(() => (left.length = 0), 15_000).unref();
        return runs.start(request);
      },
    },
  }),
};
