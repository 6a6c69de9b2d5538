import { corpusHits } from '#contracts/corpus.schema';
import { z } from 'zod';
import { defineTool } from './define-tool.ts';

export const searchDocumentsOutput = z.object({ query: z.string(), ...corpusHits.shape });

/** Looks for words in the user's indexed documents. */
export const searchDocuments = defineTool({
  name: 'search_documents',
  description: 'Indexed documents that have all words of a query, the best first.',
  category: 'data_management',
  plan: 'pro',
  input: z.strictObject({ query: z.string().trim().min(1).max(200), limit: z.int().min(1).max(50).default(10) }),
  output: searchDocumentsOutput,
  run: ({ query, limit }, { services, userId }) => ({ query, ...services.corpus.search(userId, query, limit) }),
});
