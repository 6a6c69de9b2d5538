import type { Fault } from '../fault.ts';

export const auditWithoutRequest: Fault = {
  id: 'persistence/audit-without-request',
  sentence: 'Records of the audit log do not tell which request they are about.',
  parts: ['audit.append'],
  noticedBy: [{ by: 'toBe', says: /Received: 1/ }, { by: 'toMatchObject', says: /"request_id": "unknown"/ }],
  decorate: ({ audit }) => ({ audit: { ...audit, append: (request, entry) => audit.append({ ...request, requestId: 'unknown' }, entry) } }),
};
