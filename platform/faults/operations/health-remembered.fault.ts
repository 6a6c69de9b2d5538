import type { Fault } from '../fault.ts';

export const healthRemembered: Fault = {
  id: 'operations/health-remembered',
  sentence: 'Health tells what it found the first time.',
  parts: ['dependencies.check'],
  noticedBy: [{ by: 'toMatchObject', says: /not_ready/ }, { by: 'toEqual', says: /- +"database"/ }],
  decorate({ dependencies }) {
    let first: ReturnType<typeof dependencies.check> | undefined;
    return { dependencies: { check: () => (first ??= dependencies.check()) } };
  },
};
