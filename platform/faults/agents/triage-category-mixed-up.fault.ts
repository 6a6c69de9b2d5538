import type { Fault } from '../fault.ts';
import { onText } from './on-text.ts';

export const triageCategoryMixedUp: Fault = {
  id: 'agents/triage-category-mixed-up',
  sentence: 'Triage takes every request for one about cost.',
  parts: ['model.turn'],
  noticedBy: [{ by: 'toEqual', says: /Performance Analysis|General Request/ }],
  decorate: onText((text) => text.replaceAll('"Performance', '"Cost').replaceAll('"General', '"Cost')),
};
