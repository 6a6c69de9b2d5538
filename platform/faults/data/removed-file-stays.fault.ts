import type { Fault } from '../fault.ts';

export const removedFileStays: Fault = {
  id: 'data/removed-file-stays',
  sentence: 'A deleted file can still be read.',
  parts: ['files.remove'],
  noticedBy: [{ by: 'toBeProblem', says: /the status is 200, not 404/ }],
  decorate: ({ files }) => ({ files: { ...files, remove: (userId, id) => void files.get(userId, id) } }),
};
