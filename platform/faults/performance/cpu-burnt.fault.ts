import type { Fault } from '../fault.ts';

export const cpuBurnt: Fault = {
  id: 'performance/cpu-burnt',
  sentence: 'Each answer costs twenty-five milliseconds of CPU.',
  parts: ['responses.send'],
  noticedBy: [{ by: 'toBeLessThan', says: /cores/ }],
  decorate: ({ responses }) => ({
    responses: {
      send(route, reply, body) {
        const before = process.cpuUsage();
        for (let used = 0; used < 25_000; ) {
          const { user, system } = process.cpuUsage(before);
          used = user + system;
        }
        return responses.send(route, reply, body);
      },
    },
  }),
};
