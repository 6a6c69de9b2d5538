import type { Fault } from '../fault.ts';

export const refusedSocketsNotAudited: Fault = {
  id: 'persistence/refused-sockets-not-audited',
  sentence: 'A refused socket leaves no trace in the audit log.',
  parts: ['audit.append'],
  noticedBy: [{ by: 'toBe', says: /Received: 0/ }, { by: 'toEqual', says: /^\s*-\s+Array \[$/m }],
  decorate: ({ audit }) => ({
    audit: {
      ...audit,
      append(request, entry) {
        if (entry.action !== 'socket_refused') audit.append(request, entry);
      },
    },
  }),
};
