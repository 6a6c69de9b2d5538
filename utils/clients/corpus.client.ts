import { corpusDocument, corpusHits, documentList, documentRemoved } from '#contracts/corpus.schema';
import type { corpusQuery, documentInput, documentQuery } from '#contracts/corpus.schema';
import { at, PATHS } from '#contracts/paths';
import type { z } from 'zod';
import { endpoint } from './endpoint.ts';

type Query<S extends z.ZodType> = { readonly [K in keyof z.output<S>]?: string | number };

export const corpusEndpoints = {
  /** Stores a document; the tool or the agent that indexes it makes it findable. */
  add: endpoint(201, corpusDocument, (input: z.input<typeof documentInput>) => ({ method: 'POST', path: PATHS.documents, json: input })),
  list: endpoint(200, documentList, (query: Query<typeof documentQuery> = {}) => ({ method: 'GET', path: PATHS.documents, query })),
  get: endpoint(200, corpusDocument, (id: string) => ({ method: 'GET', path: at(PATHS.document, { id }) })),
  remove: endpoint(200, documentRemoved, (id: string) => ({ method: 'DELETE', path: at(PATHS.document, { id }) })),
  search: endpoint(200, corpusHits, (query: Query<typeof corpusQuery>) => ({ method: 'GET', path: PATHS.corpusSearch, query })),
};
