import type { Fault } from '../fault.ts';

export const docsPageOutOfDate: Fault = {
  id: 'operations/docs-page-out-of-date',
  sentence: 'The page about the API does not know the routes of agents.',
  parts: ['documents.page'],
  noticedBy: [{ by: 'toEqual', says: /\+ +"\/api\/agents"/ }],
  decorate: ({ documents }) => ({
    documents: { ...documents, page: (document) => documents.page(document).split('\n').filter((line) => !line.includes('/api/agents')).join('\n') },
  }),
};
