import { openApi } from '#contracts/about.schema';
import type { Fault } from '../fault.ts';

export const documentOfAnotherBuild: Fault = {
  id: 'operations/document-of-another-build',
  sentence: 'Threads have a member that the OpenAPI document does not allow.',
  parts: ['documents.openApi'],
  noticedBy: [{ by: 'E_CONTRACT', says: /as the OpenAPI document promises it[^]*must NOT have additional properties/ }],
  decorate: ({ documents }) => ({
    documents: {
      ...documents,
      openApi(routes) {
        const text = JSON.stringify(documents.openApi(routes)).replaceAll('"message_count"', '"messages"');
        return openApi.parse(JSON.parse(text));
      },
    },
  }),
};
