import type { Fault } from '../fault.ts';

export const alteredBackupAccepted: Fault = {
  id: 'data/altered-backup-accepted',
  sentence: 'A backup is restored although the file was altered.',
  parts: ['vault.seal', 'vault.unseal'],
  noticedBy: [{ by: 'toBeProblem', says: /the status is 200, not 422/ }],
  decorate: ({ vault }) => {
    let last: Buffer | undefined;
    return {
      vault: {
        seal(plain, secret) {
          last = plain;
          return vault.seal(plain, secret);
        },
        unseal(file, secret) {
          try {
            return vault.unseal(file, secret);
          } catch (error) {
            if (last) return last;
            throw error;
          }
        },
      },
    };
  },
};
