import type { Fault } from '../fault.ts';

export const fileAsText: Fault = {
  id: 'data/file-as-text',
  sentence: 'Files come back as if they were text.',
  parts: ['files.content'],
  noticedBy: [{ by: 'toEqual', says: /\+\s+239,/ }],
  decorate: ({ files }) => ({ files: { ...files, content: (userId, id) => Buffer.from(files.content(userId, id).toString()) } }),
};
