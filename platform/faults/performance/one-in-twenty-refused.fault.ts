import { Failure } from '../../problem.ts';
import type { Fault } from '../fault.ts';
import { beforeEachCall } from './on-verify.ts';

export const oneInTwentyRefused: Fault = {
  id: 'performance/one-in-twenty-refused',
  sentence: 'One call in twenty is refused: the service is unavailable.',
  parts: ['tokens.verify'],
  noticedBy: [{ by: 'E_HTTP_STATUS', says: /status 503[^]*come back later/ }, { by: 'toBeLessThan', says: /SERVICE_UNAVAILABLE/ }, { by: 'toEqual', says: /SERVICE_UNAVAILABLE/ }],
  decorate: beforeEachCall(async (count) => {
    if (count % 20 === 0) throw new Failure('SERVICE_UNAVAILABLE', 'Please come back later.');
  }),
};
