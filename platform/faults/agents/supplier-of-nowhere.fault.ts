import type { Fault } from '../fault.ts';
import { onText } from './on-text.ts';

export const supplierOfNowhere: Fault = {
  id: 'agents/supplier-of-nowhere',
  sentence: 'A research recommends a supplier that is in no register, at a price that nobody asks.',
  parts: ['model.turn'],
  noticedBy: [{ by: 'E_QUALITY', says: /no source has|it says/ }, { by: 'E_JOURNEY', says: /the answer lacks/ }],
  decorate: onText((text) => text.replace(/Banyan/g, 'Quicksilver').replace(/\$[\d,]+\.\d\d/g, '$77.77')),
};
