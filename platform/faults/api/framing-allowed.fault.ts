import type { Fault } from '../fault.ts';

export const framingAllowed: Fault = {
  id: 'api/framing-allowed',
  sentence: 'The pages can be put into a frame of another page.',
  parts: ['security.headers'],
  noticedBy: [{ by: 'toEqual', says: /x-frame-options": "SAMEORIGIN/ }],
  decorate: ({ security }) => ({ security: { ...security, headers: () => ({ ...security.headers(), 'x-frame-options': 'SAMEORIGIN' }) } }),
};
