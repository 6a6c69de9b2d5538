import type { Fault } from '../fault.ts';
import { onText } from './on-text.ts';

export const urgencyOverlooked: Fault = {
  id: 'agents/urgency-overlooked',
  sentence: 'Whatever is urgent is classified as if it could wait.',
  parts: ['model.turn'],
  noticedBy: [{ by: 'toEqual', says: /"priority": "critical"/ }],
  decorate: onText((text) => text.replaceAll('"critical"', '"medium"')),
};
