import type { Fault } from '../fault.ts';

export const memoryLeaks: Fault = {
  id: 'performance/memory-leaks',
  sentence: 'Each run leaves two megabytes behind.',
  parts: ['runs.start'],
  noticedBy: [{ by: 'toBeLessThan', says: /megabytes/ }],
  decorate: ({ runs }) => ({
    runs: {
      ...runs,
      start(request) {
        const left = Buffer.alloc(2_000_000, 1);
        // Long enough to be noticed; the next test shall find memory again.
        setTimeout(() => left.fill(0), 15_000).unref();
        return runs.start(request);
      },
    },
  }),
};
