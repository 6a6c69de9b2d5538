import type { Fault } from '../fault.ts';

export const newestFileUnlisted: Fault = {
  id: 'data/newest-file-unlisted',
  sentence: 'The newest file is missing in the list.',
  parts: ['files.list'],
  noticedBy: [{ by: 'toEqual', says: /-\s+"sha256"/ }],
  decorate: ({ files }) => ({ files: { ...files, list: (userId) => files.list(userId).slice(0, -1) } }),
};
