import type { Fault } from '../fault.ts';

export const refusalWithoutReason: Fault = {
  id: 'persistence/refusal-without-reason',
  sentence: 'The audit log tells that a socket was refused, not why.',
  parts: ['audit.append'],
  noticedBy: [{ by: 'toEqual', says: /^\+\s+null,$/m }, { by: 'toMatchObject', says: /^\+\s+"reason": null,$/m }],
  decorate: ({ audit }) => ({ audit: { ...audit, append: (request, entry) => audit.append(request, { ...entry, reason: null }) } }),
};
