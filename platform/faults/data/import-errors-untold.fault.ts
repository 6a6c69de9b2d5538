import type { Fault } from '../fault.ts';

export const importErrorsUntold: Fault = {
  id: 'data/import-errors-untold',
  sentence: 'An import does not say which records were wrong.',
  parts: ['imports.run'],
  noticedBy: [{ by: 'toEqual', says: /-\s+"line 3\.role"/ }],
  decorate: ({ imports }) => ({ imports: { run: async (userId, content, options) => ({ ...(await imports.run(userId, content, options)), errors: [] }) } }),
};
