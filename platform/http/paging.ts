import type { FastifyReply } from 'fastify';
import { refuseBoth } from './cursor.ts';

export interface PageRequest {
  readonly limit: number;
  readonly offset: number;
  readonly cursor?: string | undefined;
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

/**
 * The same for lists that can be read by cursor: `X-Next-Cursor` leads to the page behind this one, and keeps its place
 * when something is added or removed meanwhile, which an offset does not.
 */
export function paginateByCursor(reply: FastifyReply, url: string, page: PageRequest, total: number, next: string | undefined): void {
  refuseBoth(page);
  if (page.cursor === undefined) paginate(reply, url, page, total);
  else void reply.header('x-total-count', String(total));
  if (next === undefined) return;
  void reply.header('x-next-cursor', next);
  if (page.cursor === undefined) return;
  const [path = '', query] = url.split('?');
  const terms = new URLSearchParams(query);
  terms.set('cursor', next);
  void reply.header('link', `<${path}?${terms}>; rel="next"`);
}
