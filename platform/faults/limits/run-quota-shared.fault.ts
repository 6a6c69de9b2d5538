import type { Fault } from '../fault.ts';

export const runQuotaShared: Fault = {
  id: 'limits/run-quota-shared',
  sentence: 'The quota of open runs is one for all users together.',
  parts: ['workers.admit'],
  noticedBy: [{ by: 'E_HTTP_STATUS', says: /429/ }],
  decorate: ({ workers }) => {
    const users = new Set<string>();
    return {
      workers: {
        ...workers,
        admit(userId) {
          users.add(userId);
          for (const user of users) workers.admit(user);
        },
      },
    };
  },
};
