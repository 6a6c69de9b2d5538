import type { Fault } from '../fault.ts';

export const logWithoutRefusals: Fault = {
  id: 'operations/log-without-refusals',
  sentence: 'The log of a request does not tell that it was refused.',
  parts: ['requestLogs.ofRequest'],
  noticedBy: [{ by: 'toEqual', says: /http_refused/ }],
  decorate: ({ requestLogs }) => ({
    requestLogs: { ofRequest: (userId, requestId) => requestLogs.ofRequest(userId, requestId).filter(({ event }) => event !== 'http_refused') },
  }),
};
