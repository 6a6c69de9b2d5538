import type { Fault } from '../fault.ts';

export const oldVersionTaken: Fault = {
  id: 'handshake/old-version-taken',
  sentence: 'A handshake of the protocol’s last draft, version 8, is taken for one of version 13.',
  parts: ['socketRules.wrongOpening'],
  noticedBy: [{ by: 'toBeProblem', says: /the status is 101, not 426/ }],
  decorate: ({ socketRules }) => ({
    socketRules: {
      ...socketRules,
      wrongOpening: (request) => (request.headers['sec-websocket-version'] === '8' ? undefined : socketRules.wrongOpening(request)),
    },
  }),
};
