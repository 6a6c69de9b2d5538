import type { Fault } from '../fault.ts';
import { onTotals } from './on-totals.ts';

export const requestsOffByOne: Fault = {
  id: 'agents/requests-off-by-one',
  sentence: 'A tool counts one request too many.',
  parts: ['tools.execute'],
  noticedBy: [{ by: 'toMatchObject', says: /"requests"/ }],
  decorate: onTotals((totals) => ({ ...totals, requests: totals.requests + 1 })),
};
