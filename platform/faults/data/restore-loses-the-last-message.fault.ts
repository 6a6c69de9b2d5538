import type { Fault } from '../fault.ts';

export const restoreLosesTheLastMessage: Fault = {
  id: 'data/restore-loses-the-last-message',
  sentence: 'After a restore the last message is missing.',
  parts: ['backups.restore', 'messages.append'],
  noticedBy: [{ by: 'toEqual', says: /-\s+"message_count": 3/ }],
  decorate: ({ backups, messages }) => {
    let last: [userId: string, messageId: string] | undefined;
    return {
      messages: {
        ...messages,
        append(userId, input) {
          const message = messages.append(userId, input);
          last = [userId, message.id];
          return message;
        },
      },
      backups: {
        ...backups,
        restore(file, dryRun) {
          const restored = backups.restore(file, dryRun);
          if (!dryRun && last) messages.remove(...last);
          return restored;
        },
      },
    };
  },
};
