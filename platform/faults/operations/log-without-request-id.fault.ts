import type { Fault } from '../fault.ts';

export const logWithoutRequestId: Fault = {
  id: 'operations/log-without-request-id',
  sentence: 'The log of a request is told under another id than the client sent.',
  parts: ['requestLogs.ofRequest'],
  noticedBy: [{ by: 'toEqual', says: /"request_id": "req_other"/ }],
  decorate: ({ requestLogs }) => ({
    requestLogs: { ofRequest: (userId, requestId) => requestLogs.ofRequest(userId, requestId).map((line) => ({ ...line, request_id: 'req_other' })) },
  }),
};
