import type { Fault } from '../fault.ts';

export const backupUnlisted: Fault = {
  id: 'data/backup-unlisted',
  sentence: 'Backups are made and not listed.',
  parts: ['backups.list'],
  noticedBy: [{ by: 'toEqual', says: /-\s+"cipher"/ }],
  decorate: ({ backups }) => ({ backups: { ...backups, list: () => [], file: (id) => backups.file(id) } }),
};
