import type { Fault } from '../fault.ts';
import { onSamples } from './on-samples.ts';

export const socketsNotCounted: Fault = {
  id: 'performance/sockets-not-counted',
  sentence: 'Open sockets are not counted.',
  parts: ['metrics.text', 'metrics.samples'],
  noticedBy: [{ by: 'toBeGreaterThanOrEqual', says: /open sockets/ }],
  decorate: onSamples('websocket_connections_open', () => 0),
};
