import type { Fault } from '../fault.ts';

export const reportWithoutMessages: Fault = {
  id: 'operations/report-without-messages',
  sentence: 'A compliance report does not tell which messages were erased.',
  parts: ['complianceSource.deletions'],
  noticedBy: [{ by: 'toHaveLength', says: /Expected length: 3/ }],
  decorate: ({ complianceSource }) => ({
    complianceSource: { ...complianceSource, deletions: (userId) => complianceSource.deletions(userId).filter(({ kind }) => kind === 'thread') },
  }),
};
