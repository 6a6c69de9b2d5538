import type { FastifyReply } from 'fastify';

export interface PageRequest {
  readonly limit: number;
  readonly offset: number;
}

/**
 * Tells the size of the whole list (`X-Total-Count`) and where the other pages are (`Link`, RFC 8288), keeping all other
 * terms of the query. The addresses are relative, so they hold behind any proxy.
 */
export function paginate(reply: FastifyReply, url: string, { limit, offset }: PageRequest, total: number): void {
  const [path = '', query] = url.split('?');
  const last = Math.max(0, Math.ceil(total / limit) - 1) * limit;
  const pages: [string, number][] = [['first', 0]];
  if (offset > 0) pages.push(['prev', Math.max(0, Math.min(offset - limit, last))]);
  if (offset + limit < total) pages.push(['next', offset + limit]);
  pages.push(['last', last]);
  const links = pages.map(([rel, start]) => {
    const terms = new URLSearchParams(query);
    terms.set('limit', String(limit));
    terms.set('offset', String(start));
    return `<${path}?${terms}>; rel="${rel}"`;
  });
  void reply.headers({ 'x-total-count': String(total), link: links.join(', ') });
}
