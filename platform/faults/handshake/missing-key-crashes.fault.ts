import { Failure } from '../../problem.ts';
import type { Fault } from '../fault.ts';

export const missingKeyCrashes: Fault = {
  id: 'handshake/missing-key-crashes',
  sentence: 'A handshake without a key ends in an internal error.',
  parts: ['socketRules.wrongOpening'],
  noticedBy: [{ by: 'toBeProblem', says: /the status is 500, not 400/ }],
  decorate: ({ socketRules }) => ({
    socketRules: {
      ...socketRules,
      wrongOpening: (request) => (request.headers['sec-websocket-key'] ? socketRules.wrongOpening(request) : new Failure('INTERNAL_ERROR', 'Something went wrong on our side.')),
    },
  }),
};
