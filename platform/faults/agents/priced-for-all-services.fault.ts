import type { Fault } from '../fault.ts';
import { onTools } from './on-tools.ts';

export const pricedForAllServices: Fault = {
  id: 'agents/priced-for-all-services',
  sentence: 'Whoever asks what one service would cost elsewhere is told what all of them would.',
  parts: ['tools.execute'],
  noticedBy: [{ by: 'E_JOURNEY', says: /the answer lacks The models in use cost/ }],
  decorate: onTools((execute, name, { service, ...others }, context) => execute(name, name === 'supplier_research' || service === undefined ? others : { ...others, service }, context)),
};
