import type { Fault } from '../fault.ts';

export const backupListedTwice: Fault = {
  id: 'data/backup-listed-twice',
  sentence: 'Each backup is listed twice.',
  parts: ['backups.list'],
  noticedBy: [{ by: 'toEqual', says: /\+\s+"cipher"/ }],
  decorate: ({ backups }) => ({ backups: { ...backups, list: () => backups.list().flatMap((each) => [each, each]) } }),
};
