import type { Fault } from '../fault.ts';

export const eventNotDocumented: Fault = {
  id: 'operations/event-not-documented',
  sentence: 'The AsyncAPI document does not know the final report.',
  parts: ['documents.asyncApi'],
  noticedBy: [{ by: 'E_CONTRACT', says: /a valid AsyncAPI document[^]*final_report leads nowhere/ }],
  decorate: ({ documents }) => ({
    documents: {
      ...documents,
      asyncApi() {
        const document = documents.asyncApi();
        const { final_report: _missing, ...messages } = document.components.messages;
        return { ...document, components: { ...document.components, messages } };
      },
    },
  }),
};
