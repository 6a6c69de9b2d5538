import type { Fault } from '../fault.ts';

export const inlineScriptsAllowed: Fault = {
  id: 'api/inline-scripts-allowed',
  sentence: 'The pages allow scripts of anybody.',
  parts: ['security.headers'],
  noticedBy: [{ by: 'toEqual', says: /unsafe-inline/ }],
  decorate: ({ security }) => ({ security: { ...security, headers: () => ({ ...security.headers(), 'content-security-policy': "script-src 'self' 'unsafe-inline'" }) } }),
};
