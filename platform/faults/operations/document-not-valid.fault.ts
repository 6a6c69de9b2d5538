import type { Fault } from '../fault.ts';

export const documentNotValid: Fault = {
  id: 'operations/document-not-valid',
  sentence: 'The OpenAPI document has a parameter that OpenAPI has no place for.',
  parts: ['documents.openApi'],
  noticedBy: [{ by: 'E_CONTRACT', says: /a valid OpenAPI document/ }],
  decorate: ({ documents }) => ({
    documents: {
      ...documents,
      openApi(routes) {
        const document = documents.openApi(routes);
        const live = document.paths['/health/live'] ?? {};
        const parameters = [{ name: 'verbose', in: 'mind', schema: { type: 'string' } }];
        return { ...document, paths: { ...document.paths, '/health/live': { ...live, get: { summary: '', responses: {}, ...live['get'], parameters } } } };
      },
    },
  }),
};
