import type { Fault } from '../fault.ts';
import { onText } from './on-text.ts';

export const madeUpService: Fault = {
  id: 'agents/made-up-service',
  sentence: 'An answer is about a service that does not occur in the data.',
  parts: ['model.turn'],
  noticedBy: [{ by: 'toEqual', says: /"doc-search"/ }],
  decorate: onText((text) => text.replaceAll('doc-search', 'doc-finder')),
};
