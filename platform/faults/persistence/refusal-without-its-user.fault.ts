import type { Fault } from '../fault.ts';

export const refusalWithoutItsUser: Fault = {
  id: 'persistence/refusal-without-its-user',
  sentence: 'The audit log does not tell whose token was refused, so its owner never learns of it.',
  parts: ['audit.append'],
  noticedBy: [{ by: 'toBe', says: /Received: 0/ }, { by: 'toEqual', says: /^\+\s+null,$/m }],
  decorate: ({ audit }) => ({ audit: { ...audit, append: (request, entry) => audit.append(request, entry.action === 'socket_refused' ? { ...entry, subject: null } : entry) } }),
};
