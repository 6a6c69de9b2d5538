import type { Fault } from '../fault.ts';

export const logOfAnotherUserReadable: Fault = {
  id: 'operations/log-of-another-user-readable',
  sentence: 'Who knows the id of a request can read its log.',
  parts: ['requestLogs.ofRequest'],
  noticedBy: [{ by: 'E_PROBLEM', says: /the status is 200, not 404/ }],
  decorate({ requestLogs }) {
    const owners = new Map<string, string>();
    return {
      requestLogs: {
        ofRequest(userId, requestId) {
          const lines = requestLogs.ofRequest(owners.get(requestId) ?? userId, requestId);
          owners.set(requestId, owners.get(requestId) ?? userId);
          return lines;
        },
      },
    };
  },
};
