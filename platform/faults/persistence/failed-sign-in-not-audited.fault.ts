import type { Fault } from '../fault.ts';

export const failedSignInNotAudited: Fault = {
  id: 'persistence/failed-sign-in-not-audited',
  sentence: 'A failed sign-in leaves no trace in the audit log.',
  parts: ['audit.append'],
  noticedBy: [{ by: 'toMatchObject', says: /-\s+"outcome": "refused"/ }],
  decorate: ({ audit }) => ({
    audit: {
      ...audit,
      append(request, entry) {
        if (entry.outcome === 'success') audit.append(request, entry);
      },
    },
  }),
};
