import type { Fault } from '../fault.ts';

export const restoreDoesNothing: Fault = {
  id: 'data/restore-does-nothing',
  sentence: 'A restore is told and not done.',
  parts: ['backups.restore'],
  noticedBy: [{ by: 'toEqual', says: /-\s+"message_count"|-\s+"title"/ }],
  decorate: ({ backups }) => ({ backups: { ...backups, restore: (file, dryRun) => ({ ...backups.restore(file, true), status: dryRun ? 'dry_run' : 'restored' }) } }),
};
