import type { Fault } from '../fault.ts';

export const dryRunImports: Fault = {
  id: 'data/dry-run-imports',
  sentence: 'A dry run imports.',
  parts: ['imports.run'],
  noticedBy: [{ by: 'toEqual', says: /\+\s+"object": "thread"/ }],
  decorate: ({ imports }) => ({
    imports: {
      async run(userId, content, options) {
        if (options.dry_run) await imports.run(userId, content, { atomic: false, dry_run: false });
        return imports.run(userId, content, options);
      },
    },
  }),
};
