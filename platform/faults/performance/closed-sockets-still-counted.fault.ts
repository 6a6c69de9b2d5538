import type { Fault } from '../fault.ts';
import { onSamples } from './on-samples.ts';

export const closedSocketsStillCounted: Fault = {
  id: 'performance/closed-sockets-still-counted',
  sentence: 'Sockets that were closed still count as open.',
  parts: ['metrics.text', 'metrics.samples'],
  noticedBy: [{ by: 'toBe', says: /Expected: +0\s+Received: +\d{2,}/ }],
  decorate(services) {
    let most = 0;
    return onSamples('websocket_connections_open', (value) => (most = Math.max(most, value)))(services);
  },
};
