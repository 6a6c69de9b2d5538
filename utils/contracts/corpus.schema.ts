import { z } from 'zod';
import { id, storableText, unixSeconds } from './primitives.schema.ts';

/** What a document can be about; `general` where none of the others fits. */
export const DOCUMENT_CATEGORIES = ['cost', 'performance', 'security', 'operations', 'general'] as const;
export const documentCategory = z.enum(DOCUMENT_CATEGORIES);
export type DocumentCategory = z.infer<typeof documentCategory>;

const notBlank = (text: string) => text.trim().length > 0;
/** `POST /api/corpus/documents`. */
export const documentInput = z.strictObject({
  title: storableText.min(1).max(200).refine(notBlank, { error: 'must not be blank' }),
  content: storableText.min(1).max(20_000).refine(notBlank, { error: 'must not be blank' }),
});
export type DocumentInput = z.infer<typeof documentInput>;

/** A document is stored first; category and tags come with its index, and only then is it found. */
export const corpusDocument = z.strictObject({
  id, title: z.string(), content: z.string(), status: z.enum(['stored', 'indexed']), category: documentCategory.nullable(), tags: z.array(z.string()),
  created_at: unixSeconds, indexed_at: unixSeconds.nullable(),
});
export type CorpusDocument = z.infer<typeof corpusDocument>;

/** `GET /api/corpus/documents`, oldest first. */
export const documentQuery = z.strictObject({
  status: z.enum(['stored', 'indexed']).optional(), category: documentCategory.optional(), tag: z.string().min(1).max(60).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50), offset: z.coerce.number().int().min(0).default(0),
});
export type DocumentQuery = z.output<typeof documentQuery>;
export const documentList = z.strictObject({ documents: z.array(corpusDocument), total: z.int().nonnegative() });
export const documentRemoved = z.strictObject({ id, status: z.literal('deleted') });

/** `GET /api/corpus/search`: indexed documents that have all words of `q`, the best first. */
export const corpusQuery = z.strictObject({ q: storableText.trim().min(1).max(200), limit: z.coerce.number().int().min(1).max(50).default(10) });
export const corpusHits = z.strictObject({
  hits: z.array(z.strictObject({ id, title: z.string(), excerpt: z.string(), score: z.number().positive() })), total: z.int().nonnegative(),
});
export type CorpusHits = z.infer<typeof corpusHits>;
