import type { Fault } from '../fault.ts';

export const diagnosticsWithoutTheModel: Fault = {
  id: 'operations/diagnostics-without-the-model',
  sentence: 'Diagnostics leave out the language model.',
  parts: ['diagnosis.run'],
  noticedBy: [{ by: 'toEqual', says: /- +"name": "model"/ }],
  decorate: ({ diagnosis }) => ({
    diagnosis: {
      async run() {
        const found = await diagnosis.run();
        return { ...found, dependencies: found.dependencies.filter(({ name }) => name !== 'model') };
      },
    },
  }),
};
