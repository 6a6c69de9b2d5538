import type { Fault } from '../fault.ts';

export const connectionsNotKept: Fault = {
  id: 'performance/connections-not-kept',
  sentence: 'Each connection is closed after one answer.',
  parts: ['responses.send'],
  noticedBy: [{ by: 'toBeLessThanOrEqual', says: /connections opened/ }],
  decorate: ({ responses }) => ({
    responses: {
      send(route, reply, body) {
        void reply.header('connection', 'close');
        return responses.send(route, reply, body);
      },
    },
  }),
};
