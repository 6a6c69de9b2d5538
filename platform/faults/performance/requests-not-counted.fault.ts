import type { Fault } from '../fault.ts';

export const requestsNotCounted: Fault = {
  id: 'performance/requests-not-counted',
  sentence: 'Requests are not counted.',
  parts: ['metrics.request'],
  noticedBy: [{ by: 'toBe', says: /requests counted[^]*Received: 0/ }],
  decorate: ({ metrics }) => ({ metrics: { ...metrics, request: () => undefined } }),
};
