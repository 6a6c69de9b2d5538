import type { Fault } from '../fault.ts';

export const archivedCountsAsKept: Fault = {
  id: 'operations/archived-counts-as-kept',
  sentence: 'A compliance report counts archived threads among those that are kept.',
  parts: ['complianceSource.holdings'],
  noticedBy: [{ by: 'toEqual', says: /"archived": 1/ }],
  decorate: ({ complianceSource }) => ({
    complianceSource: {
      ...complianceSource,
      holdings(userId) {
        const { threads, ...rest } = complianceSource.holdings(userId);
        return { ...rest, threads: { ...threads, archived: 0, kept: threads.kept + threads.archived } };
      },
    },
  }),
};
