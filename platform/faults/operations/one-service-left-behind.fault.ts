import type { Fault } from '../fault.ts';

export const oneServiceLeftBehind: Fault = {
  id: 'operations/one-service-left-behind',
  sentence: 'The auth service is of an older build than the others.',
  parts: ['build.version'],
  noticedBy: [{ by: 'toEqual', says: /"revision": "0000000/ }],
  decorate: ({ build }) => ({
    build: {
      version() {
        const version = build.version();
        return { ...version, services: version.services.map((service) => (service.name === 'auth' ? { ...service, revision: '0'.repeat(40) } : service)) };
      },
    },
  }),
};
