import type { Fault } from '../fault.ts';

export const foreignAuditReadable: Fault = {
  id: 'isolation/foreign-audit-readable',
  sentence: 'One’s own part of the audit log is everybody’s.',
  parts: ['audit.list'],
  noticedBy: [{ by: 'toMatchObject', says: /\+\s+"action"/ }, { by: 'toEqual', says: /"action"/ }],
  decorate: ({ audit }) => ({ audit: { ...audit, list: (filter) => audit.list({ ...filter, concerning: undefined }) } }),
};
