import type { Fault } from '../fault.ts';
import { headerOf } from '../../http/context.ts';

export const linkByForwardedHost: Fault = {
  id: 'api/link-by-forwarded-host',
  sentence: 'Links to further pages are made of a header that anybody can send.',
  parts: ['responses.send'],
  noticedBy: [{ by: 'toEqual', says: /"link: <http:\/\// }],
  decorate: ({ responses }) => ({
    responses: {
      send(route, reply, body) {
        const sent = responses.send(route, reply, body);
        const [host, link] = [headerOf(reply.request, 'x-forwarded-host'), reply.getHeader('link')];
        if (host !== undefined && link !== undefined) void reply.header('link', String(link).replaceAll('</', `<http://${host}/`));
        return sent;
      },
    },
  }),
};
