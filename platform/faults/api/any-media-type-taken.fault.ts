import { onProblem } from './on-problem.ts';
import type { Fault } from '../fault.ts';

export const anyMediaTypeTaken: Fault = {
  id: 'api/any-media-type-taken',
  sentence: 'A body in a media type that nobody agreed on is refused as if its fields were wrong.',
  parts: ['responses.send'],
  noticedBy: [{ by: 'toEqual', says: /422 VALIDATION_ERROR/ }, { by: 'E_PROBLEM', says: /the status is 422, not 415/ }],
  decorate: onProblem((problem) => problem.error_code === 'UNSUPPORTED_MEDIA_TYPE', (reply, problem) => {
    void reply.status(422);
    return { ...problem, status: 422, error_code: 'VALIDATION_ERROR' };
  }),
};
