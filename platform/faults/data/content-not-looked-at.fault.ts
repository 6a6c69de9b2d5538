import { Failure } from '../../problem.ts';
import type { Fault } from '../fault.ts';

export const contentNotLookedAt: Fault = {
  id: 'data/content-not-looked-at',
  sentence: 'Any file is taken, whatever it is.',
  parts: ['files.add'],
  noticedBy: [{ by: 'toBeProblem', says: /the status is 201, not 415/ }],
  decorate: ({ files }) => ({
    files: {
      ...files,
      add(userId, upload) {
        try {
          return files.add(userId, upload);
        } catch (error) {
          if (!(error instanceof Failure) || error.code !== 'UNSUPPORTED_MEDIA_TYPE') throw error;
          return files.add(userId, { name: `${upload.name}.txt`, content: Buffer.from('taken all the same') });
        }
      },
    },
  }),
};
