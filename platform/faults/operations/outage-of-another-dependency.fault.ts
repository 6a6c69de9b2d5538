import type { Fault } from '../fault.ts';

export const outageOfAnotherDependency: Fault = {
  id: 'operations/outage-of-another-dependency',
  sentence: 'Outages of the model are recorded as outages of the database.',
  parts: ['outages.note'],
  noticedBy: [{ by: 'toEqual', says: /\+ +"(?:dependency": ")?database"/ }],
  decorate: ({ outages }) => ({ outages: { ...outages, note: ({ database, model, event_journal: journal }) => outages.note({ database: model, model: database, event_journal: journal }) } }),
};
