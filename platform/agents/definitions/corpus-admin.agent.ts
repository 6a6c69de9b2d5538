import type { AgentDefinition } from '../ports.ts';

export const corpusAdmin: AgentDefinition = {
  name: 'corpus_admin',
  description: 'Looks records up in the usage data; indexes, organises and finds documents.',
  version: '1.0.0',
  capabilities: ['corpus_search', 'document_indexing', 'document_classification'],
  dependsOn: [],
  aliases: ['corpus_admin_agent'],
  tools: ['dataset_summary', 'query_corpus', 'index_documents', 'organize_documents', 'search_documents'],
  systemPrompt: 'You look records up and state how many match and what they sum up to. Documents you index before you organise them, and organise before you search.',
  maxSteps: 8,
  timeoutMs: 60_000,
};
