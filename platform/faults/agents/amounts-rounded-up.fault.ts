import type { Fault } from '../fault.ts';
import { onText } from './on-text.ts';

export const amountsRoundedUp: Fault = {
  id: 'agents/amounts-rounded-up',
  sentence: 'Amounts of money in an answer are rounded up to whole hundreds, as if they were known no better.',
  parts: ['model.turn'],
  noticedBy: [{ by: 'E_QUALITY', says: /it does not say \$/ }, { by: 'E_JOURNEY', says: /the answer lacks \$/ }, { by: 'E_QUALITY', says: /no source has \$/ }],
  decorate: onText((text) => text.replace(/\$([\d,]+)\.\d\d/g, (_, dollars: string) => `$${Math.ceil(Number(dollars.replaceAll(',', '')) / 100 + 0.01) * 100}.00`)),
};
