import type { Fault } from '../fault.ts';

export const hostNotAskedFor: Fault = {
  id: 'handshake/host-not-asked-for',
  sentence: 'A handshake need not say for which host it is, and one of HTTP/1.0 may ask for an upgrade.',
  parts: ['socketRules.wrongOpening'],
  noticedBy: [{ by: 'toBeProblem', says: /the status is 101, not 4(?:00|26)/ }],
  decorate: ({ socketRules }) => ({
    socketRules: {
      ...socketRules,
      wrongOpening: (request) => {
        const { host = 'nobody.example', ...headers } = request.headers;
        return socketRules.wrongOpening(Object.assign(Object.create(request), { headers: { ...headers, host }, httpVersion: '1.1' }));
      },
    },
  }),
};
