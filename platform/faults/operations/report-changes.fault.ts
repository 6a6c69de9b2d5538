import type { Fault } from '../fault.ts';

export const reportChanges: Fault = {
  id: 'operations/report-changes',
  sentence: 'A compliance report tells how things stand now, not how they stood when it was written.',
  parts: ['compliance.get'],
  noticedBy: [{ by: 'toEqual', says: /"kept": 0/ }],
  decorate: ({ compliance, complianceSource }) => ({
    compliance: {
      ...compliance,
      get(id) {
        const report = compliance.get(id);
        return { ...report, holdings: complianceSource.holdings(report.user_id ?? undefined) };
      },
    },
  }),
};
