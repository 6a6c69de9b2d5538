import type { Fault } from '../fault.ts';

export const exportChecksumWrong: Fault = {
  id: 'data/export-checksum-wrong',
  sentence: 'The checksum of an export is not that of its archive.',
  parts: ['exports.get'],
  noticedBy: [{ by: 'toMatchObject', says: /\+\s+"sha256": "0+"/ }],
  decorate: ({ exports }) => ({
    exports: {
      ...exports,
      get(userId, id) {
        const job = exports.get(userId, id);
        return { ...job, sha256: job.sha256 && '0'.repeat(64) };
      },
    },
  }),
};
