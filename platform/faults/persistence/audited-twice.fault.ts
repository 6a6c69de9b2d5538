import type { Fault } from '../fault.ts';

export const auditedTwice: Fault = {
  id: 'persistence/audited-twice',
  sentence: 'A run of an agent is in the audit log twice.',
  parts: ['audit.append'],
  noticedBy: [{ by: 'toMatchObject', says: /\+\s+"action": "agent_run"/ }],
  decorate: ({ audit }) => ({
    audit: {
      ...audit,
      append(request, entry) {
        audit.append(request, entry);
        if (entry.action === 'agent_run') audit.append(request, entry);
      },
    },
  }),
};
