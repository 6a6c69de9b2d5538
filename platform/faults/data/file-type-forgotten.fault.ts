import type { Fault } from '../fault.ts';

export const fileTypeForgotten: Fault = {
  id: 'data/file-type-forgotten',
  sentence: 'Every file is told to be of no particular type.',
  parts: ['files.get'],
  noticedBy: [{ by: 'toMatchObject', says: /octet-stream/ }, { by: 'toBe', says: /octet-stream/ }],
  decorate: ({ files }) => ({ files: { ...files, get: (userId, id) => ({ ...files.get(userId, id), type: 'application/octet-stream' }) } }),
};
