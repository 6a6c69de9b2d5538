import type { Fault } from '../fault.ts';
import { onText } from './on-text.ts';

export const partialDataSuffice: Fault = {
  id: 'agents/partial-data-suffice',
  sentence: 'A few hours of data are taken for enough.',
  parts: ['model.turn'],
  noticedBy: [{ by: 'toEqual', says: /"partial"|"data_helper"/ }],
  decorate: onText((text) => text.replaceAll('"partial"', '"sufficient"')),
};
