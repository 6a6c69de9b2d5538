import type { Fault } from '../fault.ts';

export const versionOfTomorrow: Fault = {
  id: 'operations/version-of-tomorrow',
  sentence: 'The version that is told is not the one that health and configuration tell.',
  parts: ['build.version'],
  noticedBy: [{ by: 'toMatchObject', says: /"version": "9\.9\.9"/ }],
  decorate: ({ build }) => ({ build: { version: () => ({ ...build.version(), version: '9.9.9' }) } }),
};
