import { corpusDocument, corpusHits, corpusQuery, documentInput, documentList, documentQuery, documentRemoved } from '#contracts/corpus.schema';
import { at, PATHS } from '#contracts/paths';
import type { FastifyInstance } from 'fastify';
import { route } from '../http/route.ts';

/** One's own documents: brought, read, searched, removed. Indexing them is the work of an agent or a tool. */
export function registerCorpusRoutes(app: FastifyInstance): void {
  route(app, {
    method: 'POST', path: PATHS.documents, summary: 'Store a document; it is found once it was indexed', auth: 'user', body: documentInput, answers: { 201: corpusDocument },
    handler({ services, principal, body, reply }) {
      const added = services.corpus.add(principal.userId, body);
      void reply.status(201).header('location', at(PATHS.document, { id: added.id }));
      return added;
    },
  });
  route(app, {
    method: 'GET', path: PATHS.documents, summary: 'One’s own documents, oldest first', auth: 'user', query: documentQuery, answers: { 200: documentList },
    handler: ({ services, principal, query }) => services.corpus.list(principal.userId, query),
  });
  route(app, {
    method: 'GET', path: PATHS.document, summary: 'One document', auth: 'user', answers: { 200: corpusDocument },
    handler: ({ services, principal, params }) => services.corpus.get(principal.userId, params.id ?? ''),
  });
  route(app, {
    method: 'DELETE', path: PATHS.document, summary: 'Remove a document, from the index too', auth: 'user', answers: { 200: documentRemoved },
    handler({ services, principal, params }) {
      const id = params.id ?? '';
      services.corpus.remove(principal.userId, id);
      return { id, status: 'deleted' };
    },
  });
  route(app, {
    method: 'GET', path: PATHS.corpusSearch, summary: 'Own indexed documents that have all words, best first', auth: 'user', query: corpusQuery, answers: { 200: corpusHits },
    handler: ({ services, principal, query }) => services.corpus.search(principal.userId, query.q, query.limit),
  });
}
