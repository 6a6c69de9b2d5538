import type { Fault } from '../fault.ts';
import { onText } from './on-text.ts';

export const triageNeverDoubts: Fault = {
  id: 'agents/triage-never-doubts',
  sentence: 'Triage calls any data sufficient, whatever is asked.',
  parts: ['model.turn'],
  noticedBy: [{ by: 'E_JOURNEY', says: /the agents were supervisor → triage → data → optimization/ }, { by: 'E_QUALITY', says: /it does not say You can ask about/ }],
  decorate: onText((text) => text.replace(/"data_sufficiency": "\w+"/, '"data_sufficiency": "sufficient"')),
};
