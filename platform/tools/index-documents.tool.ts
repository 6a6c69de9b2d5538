import { documentCategory } from '#contracts/corpus.schema';
import { z } from 'zod';
import { defineTool } from './define-tool.ts';

export const indexDocumentsOutput = z.object({
  indexed: z.array(z.object({ id: z.string(), title: z.string(), category: documentCategory.nullable(), tags: z.array(z.string()) })),
});

/** Classifies, tags and indexes the user's documents that are not indexed yet. */
export const indexDocuments = defineTool({
  name: 'index_documents',
  description: 'Classifies, tags and indexes all documents that are not indexed yet.',
  category: 'data_management',
  plan: 'pro',
  input: z.strictObject({}),
  output: indexDocumentsOutput,
  run: (_, { services, userId }) => ({ indexed: services.corpus.index(userId).map(({ id, title, category, tags }) => ({ id, title, category, tags })) }),
});
