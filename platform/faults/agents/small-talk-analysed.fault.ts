import type { Fault } from '../fault.ts';
import { onText } from './on-text.ts';

export const smallTalkAnalysed: Fault = {
  id: 'agents/small-talk-analysed',
  sentence: 'Whoever says good morning gets an analysis of their data.',
  parts: ['model.turn'],
  noticedBy: [{ by: 'toEqual', says: /"unknown"|"data_helper"/ }],
  decorate: onText((text) => text.replaceAll('"unknown"', '"sufficient"')),
};
