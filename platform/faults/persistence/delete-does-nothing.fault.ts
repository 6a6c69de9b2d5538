import type { Fault } from '../fault.ts';

export const deleteDoesNothing: Fault = {
  id: 'persistence/delete-does-nothing',
  sentence: 'Archiving says yes and does nothing.',
  parts: ['threads.archive'],
  noticedBy: [{ by: 'toEqual', says: /\+\s+200/ }],
  decorate: ({ threads }) => ({ threads: { ...threads, archive: () => undefined } }),
};
