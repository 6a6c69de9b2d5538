import type { Fault } from '../fault.ts';

export const refusalAuditedTwice: Fault = {
  id: 'persistence/refusal-audited-twice',
  sentence: 'A refused socket is in the audit log twice.',
  parts: ['audit.append'],
  noticedBy: [{ by: 'toBe', says: /Expected: (?:1|6|11)\b/ }],
  decorate: ({ audit }) => ({
    audit: {
      ...audit,
      append(request, entry) {
        audit.append(request, entry);
        if (entry.action === 'socket_refused') audit.append(request, entry);
      },
    },
  }),
};
