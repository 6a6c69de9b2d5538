import type { Fault } from '../fault.ts';

export const connectionsNotKept: Fault = {
  id: 'performance/connections-not-kept',
  sentence: 'Each connection is closed after one answer.',
  parts: ['responses.send'],
  noticedBy: [{ by: 'toEqual', says: /\+ +"net_/ }],
  decorate: ({ responses }) => ({
    responses: {
      send(route, reply, body) {
        void reply.header('connection', 'close');
        return responses.send(route, reply, body);
      },
    },
  }),
};
