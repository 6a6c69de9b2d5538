import type { Fault } from '../fault.ts';
import { onText } from './on-text.ts';

export const madeUpAmount: Fault = {
  id: 'agents/made-up-amount',
  sentence: 'Amounts of money in an answer do not follow from the data.',
  parts: ['model.turn'],
  noticedBy: [{ by: 'toContain', says: /Expected substring: +"\$[\d,]+\.\d\d"/ }],
  decorate: onText((text) => text.replace(/(\$[\d,]+)\.\d\d/g, '$1.00')),
};
