import type { Fault } from '../fault.ts';

export const requestsCountedTwice: Fault = {
  id: 'performance/requests-counted-twice',
  sentence: 'Each request is counted as two.',
  parts: ['metrics.request'],
  noticedBy: [{ by: 'toBe', says: /requests counted[^]*Received: 120/ }],
  decorate: ({ metrics }) => ({
    metrics: {
      ...metrics,
      request(answered) {
        metrics.request(answered);
        metrics.request(answered);
      },
    },
  }),
};
