import type { Fault } from '../fault.ts';

export const foreignFileReadable: Fault = {
  id: 'data/foreign-file-readable',
  sentence: 'Who knows the id of a file can read it, whoever owns it.',
  parts: ['files.add', 'files.get', 'files.content'],
  noticedBy: [{ by: 'toBeProblem', says: /the status is 20\d, not 404/ }],
  decorate: ({ files }) => {
    const owners = new Map<string, string>();
    return {
      files: {
        ...files,
        add(userId, upload) {
          const file = files.add(userId, upload);
          owners.set(file.id, userId);
          return file;
        },
        get: (userId, id) => files.get(owners.get(id) ?? userId, id),
        content: (userId, id) => files.content(owners.get(id) ?? userId, id),
      },
    };
  },
};
