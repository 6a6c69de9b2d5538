import type { Fault } from '../fault.ts';

export const retentionDoesNothing: Fault = {
  id: 'data/retention-does-nothing',
  sentence: 'Retention tells what it should do and does nothing.',
  parts: ['retention.run'],
  noticedBy: [{ by: 'toEqual', says: /\+\s+"Old"/ }],
  decorate: ({ retention }) => ({ retention: { ...retention, run: (input) => ({ ...retention.run({ ...input, dry_run: true }), dry_run: input.dry_run }) } }),
};
