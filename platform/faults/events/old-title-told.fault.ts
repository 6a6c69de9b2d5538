import type { Fault } from '../fault.ts';
import { onWire } from './on-wire.ts';

export const oldTitleTold: Fault = {
  id: 'events/old-title-told',
  sentence: 'Other devices are told of a new title, and told the wrong one.',
  parts: ['wire.event'],
  noticedBy: [{ by: 'toMatchObject', says: /\+ +"title": "New chat"/ }],
  decorate: onWire((event) => (event.type === 'thread_renamed' ? [{ ...event, payload: { title: 'New chat' } }] : [event])),
};
