import type { Fault } from '../fault.ts';

export const documentMissesARoute: Fault = {
  id: 'operations/document-misses-a-route',
  sentence: 'The OpenAPI document does not know how to read a run.',
  parts: ['documents.openApi'],
  noticedBy: [{ by: 'toEqual', says: /\+ +"\/api\/runs\/\{id\}"/ }],
  decorate: ({ documents }) => ({
    documents: {
      ...documents,
      openApi(routes) {
        const { '/api/runs/{id}': _missing, ...paths } = documents.openApi(routes).paths;
        return { ...documents.openApi(routes), paths };
      },
    },
  }),
};
