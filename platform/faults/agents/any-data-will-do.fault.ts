import type { Fault } from '../fault.ts';
import { onText } from './on-text.ts';

export const anyDataWillDo: Fault = {
  id: 'agents/any-data-will-do',
  sentence: 'Triage finds the data sufficient, whatever they are.',
  parts: ['model.turn'],
  noticedBy: [{ by: 'toEqual', says: /- +"(?:insufficient|unknown|partial)"/ }],
  decorate: onText((text) => text.replace(/("data_sufficiency": )"\w+"/, '$1"sufficient"')),
};
