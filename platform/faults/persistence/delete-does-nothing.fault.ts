import type { Fault } from '../fault.ts';

export const deleteDoesNothing: Fault = {
  id: 'persistence/delete-does-nothing',
  sentence: 'Archiving says yes and does nothing.',
  parts: ['threads.archive'],
  noticedBy: [{ by: 'toEqual', says: /- +"DELETE \/api\/threads\/\w+ → 404"/ }],
  decorate: ({ threads }) => ({ threads: { ...threads, archive: () => undefined } }),
};
