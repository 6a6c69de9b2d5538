import { DOCUMENT_CATEGORIES, documentCategory } from '#contracts/corpus.schema';
import { z } from 'zod';
import { defineTool } from './define-tool.ts';

export const organizeDocumentsOutput = z.object({
  total: z.number(),
  not_indexed: z.number(),
  categories: z.array(z.object({ category: documentCategory, count: z.number(), titles: z.array(z.string()) })),
  tags: z.array(z.object({ tag: z.string(), count: z.number() })),
});

const LISTED = 100;

/** The user's documents by category, and how often each tag is used; categories without a document are left out. */
export const organizeDocuments = defineTool({
  name: 'organize_documents',
  description: 'Documents by category, with their tags.',
  category: 'data_management',
  plan: 'pro',
  input: z.strictObject({}),
  output: organizeDocumentsOutput,
  run(_, { services: { corpus }, userId }) {
    const page = { limit: LISTED, offset: 0 };
    const counts = new Map<string, number>();
    const categories = DOCUMENT_CATEGORIES.map((category) => {
      const { documents, total } = corpus.list(userId, { ...page, category });
      for (const tag of documents.flatMap(({ tags }) => tags)) counts.set(tag, (counts.get(tag) ?? 0) + 1);
      return { category, count: total, titles: documents.map(({ title }) => title) };
    });
    return {
      total: corpus.list(userId, page).total,
      not_indexed: corpus.list(userId, { ...page, status: 'stored' }).total,
      categories: categories.filter(({ count }) => count > 0),
      tags: [...counts].map(([tag, count]) => ({ tag, count })).sort((a, b) => b.count - a.count || a.tag.localeCompare(b.tag)),
    };
  },
});
