import type { Fault } from '../fault.ts';
import { onTools } from './on-tools.ts';

export const certificationIgnored: Fault = {
  id: 'agents/certification-ignored',
  sentence: 'Suppliers are recommended whatever certification is required.',
  parts: ['tools.execute'],
  noticedBy: [{ by: 'E_JOURNEY', says: /the answer lacks No supplier meets/ }, { by: 'toEqual', says: /\+ +"Aare Compute"/ }],
  decorate: onTools((execute, name, { certification: _certification, ...others }, context) => execute(name, others, context)),
};
