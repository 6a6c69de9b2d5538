import type { Fault } from '../fault.ts';

export const softwareTold: Fault = {
  id: 'api/software-told',
  sentence: 'Answers tell which software made them.',
  parts: ['security.headers'],
  noticedBy: [{ by: 'toEqual', says: /x-powered-by at/ }],
  decorate: ({ security }) => ({ security: { ...security, headers: () => ({ ...security.headers(), 'x-powered-by': 'Fastify' }) } }),
};
