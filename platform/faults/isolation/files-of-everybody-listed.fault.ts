import type { Fault } from '../fault.ts';

export const filesOfEverybodyListed: Fault = {
  id: 'isolation/files-of-everybody-listed',
  sentence: 'The list of files has those of other users in it.',
  parts: ['files.add', 'files.list'],
  noticedBy: [{ by: 'E_ISOLATION', says: /belongs to another user/ }],
  decorate: ({ files }) => {
    const users = new Set<string>();
    return {
      files: {
        ...files,
        add(userId, upload) {
          users.add(userId);
          return files.add(userId, upload);
        },
        list: (userId) => [...new Set([userId, ...users])].flatMap((user) => files.list(user)),
      },
    };
  },
};
