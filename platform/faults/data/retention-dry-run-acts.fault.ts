import type { Fault } from '../fault.ts';

export const retentionDryRunActs: Fault = {
  id: 'data/retention-dry-run-acts',
  sentence: 'A dry run of retention archives and erases.',
  parts: ['retention.run'],
  noticedBy: [{ by: 'toEqual', says: /-\s+"Old"/ }],
  decorate: ({ retention }) => ({ retention: { ...retention, run: (input) => ({ ...retention.run({ ...input, dry_run: false }), dry_run: input.dry_run }) } }),
};
