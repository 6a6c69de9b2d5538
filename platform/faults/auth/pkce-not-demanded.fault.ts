import type { Fault } from '../fault.ts';

export const pkceNotDemanded: Fault = {
  id: 'auth/pkce-not-demanded',
  sentence: 'The provider lets somebody sign in for an attempt without proof of who asked (PKCE).',
  parts: ['oauth.demandsProof'],
  noticedBy: [{ by: 'toEqual', says: /^-\s+"invalid_request",$/m }],
  decorate: ({ oauth }) => ({ oauth: { ...oauth, demandsProof: () => false } }),
};
