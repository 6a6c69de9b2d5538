import type { Fault } from '../fault.ts';

export const backupUnencrypted: Fault = {
  id: 'data/backup-unencrypted',
  sentence: 'A backup can be read by whoever has the file.',
  parts: ['vault.seal', 'vault.unseal'],
  noticedBy: [{ by: 'toEqual', says: /\+\s+"SQLite format"/ }],
  decorate: () => ({ vault: { seal: (plain) => plain, unseal: (file) => file } }),
};
