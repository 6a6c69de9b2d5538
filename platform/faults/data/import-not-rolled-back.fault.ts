import type { Fault } from '../fault.ts';

export const importNotRolledBack: Fault = {
  id: 'data/import-not-rolled-back',
  sentence: 'An import of all or nothing keeps the right records when there are wrong ones.',
  parts: ['imports.run'],
  noticedBy: [{ by: 'toEqual', says: /\+\s+"object": "thread"/ }],
  decorate: ({ imports }) => ({
    imports: {
      async run(userId, content, options) {
        if (options.atomic) await imports.run(userId, content, { atomic: false, dry_run: false });
        return imports.run(userId, content, options);
      },
    },
  }),
};
