import type { Fault } from '../fault.ts';
import { onSamples } from '../performance/on-samples.ts';

export const socketsCountedForEver: Fault = {
  id: 'handshake/sockets-counted-for-ever',
  sentence: 'Sockets that have gone are still counted as open.',
  parts: ['metrics.text', 'metrics.samples'],
  noticedBy: [{ by: 'toEqual', says: /open sockets and active runs/ }, { by: 'toBe', says: /Expected: [03]\b/ }],
  decorate(services) {
    let most = 0;
    return onSamples('websocket_connections_open', (value) => (most = Math.max(most, value)))(services);
  },
};
