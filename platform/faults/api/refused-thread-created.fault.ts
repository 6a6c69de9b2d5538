import type { Problem } from '#contracts/error.schema';
import { PATHS } from '#contracts/paths';
import type { Fault } from '../fault.ts';

export const refusedThreadCreated: Fault = {
  id: 'api/refused-thread-created',
  sentence: 'A thread whose title or metadata is refused is created all the same, without them.',
  parts: ['responses.send'],
  noticedBy: [{ by: 'toEqual', says: /\+\s+"message_count": 0/ }],
  decorate: ({ responses, threads }) => ({
    responses: {
      send(route, reply, body) {
        const { method, url, principal } = reply.request;
        // What is sent under this name is made by `toProblem` alone.
        const refused = route === 'problem' && (body as Problem).status === 422;
        if (refused && principal && method === 'POST' && url === PATHS.threads) threads.create(principal.userId, {});
        return responses.send(route, reply, body);
      },
    },
  }),
};
