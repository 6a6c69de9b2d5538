import type { Fault } from '../fault.ts';

export const uploadAskedForAnyway: Fault = {
  id: 'agents/upload-asked-for-anyway',
  sentence: 'The data helper asks for an upload even where nothing is missing.',
  parts: ['model.turn'],
  noticedBy: [{ by: 'toEqual', says: /^\+ +true,$/m }],
  decorate: ({ model }) => ({
    model: {
      ...model,
      async *turn(request) {
        for await (const chunk of model.turn(request)) {
          if (request.agent === 'data_helper' && chunk.type === 'finish' && chunk.reason === 'stop') yield { type: 'text', text: '\n\nUpload a CSV with one row per hour.' };
          yield chunk;
        }
      },
    },
  }),
};
