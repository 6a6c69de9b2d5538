import type { Fault } from '../fault.ts';

export const versionOfAnotherBuild: Fault = {
  id: 'operations/version-of-another-build',
  sentence: 'The version tells a revision that was not deployed.',
  parts: ['build.version'],
  noticedBy: [{ by: 'toBe', says: /Expected: "0123456789abcdef/ }],
  decorate: ({ build }) => ({
    build: {
      version() {
        const revision = 'f'.repeat(40);
        const { services, ...rest } = build.version();
        return { ...rest, revision, services: services.map((service) => ({ ...service, revision })) };
      },
    },
  }),
};
