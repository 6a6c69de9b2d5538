import type { Fault } from '../fault.ts';

export const redirectNotKept: Fault = {
  id: 'api/redirect-not-kept',
  sentence: 'Plain HTTP is sent to TLS in a way that turns every request into a GET.',
  parts: ['security.redirect'],
  noticedBy: [{ by: 'toEqual', says: /\+\s+302/ }],
  decorate: ({ security }) => ({ security: { ...security, redirect: (path) => ({ ...security.redirect(path), status: 302 }) } }),
};
