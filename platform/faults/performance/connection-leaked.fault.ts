import type { Fault } from '../fault.ts';
import { onSamples } from './on-samples.ts';

export const connectionLeaked: Fault = {
  id: 'performance/connection-leaked',
  sentence: 'A connection to the store is never given back.',
  parts: ['metrics.text', 'metrics.samples'],
  noticedBy: [{ by: 'toEqual', says: /\+ +"in_use": 1/ }],
  decorate(services) {
    const inUse = onSamples('db_connections_in_use', () => 1)(services);
    return onSamples('db_connections_idle', () => 0)({ ...services, ...inUse });
  },
};
