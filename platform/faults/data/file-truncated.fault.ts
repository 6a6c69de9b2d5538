import type { Fault } from '../fault.ts';

export const fileTruncated: Fault = {
  id: 'data/file-truncated',
  sentence: 'The last byte of a file is lost on its way back.',
  parts: ['files.content'],
  noticedBy: [{ by: 'toEqual', says: /^-\s+\d+,$/m }],
  decorate: ({ files }) => ({ files: { ...files, content: (userId, id) => files.content(userId, id).subarray(0, -1) } }),
};
