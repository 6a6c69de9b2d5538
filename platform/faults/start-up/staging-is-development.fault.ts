import type { Fault } from '../fault.ts';

export const stagingIsDevelopment: Fault = {
  id: 'start-up/staging-is-development',
  sentence: 'A platform that is told to be in staging takes itself for one in development.',
  parts: ['startUp.read'],
  noticedBy: [{ by: 'toMatchObject', says: /"environment": "development"/ }, { by: 'toEqual', says: /dev_login/ }, { by: 'E_START_REFUSAL', says: /PLATFORM_\w+ is not told as wrong/ }],
  decorate: ({ startUp }) => ({
    startUp: {
      ...startUp,
      read: (name, text) => startUp.read(name, name === 'PLATFORM_ENVIRONMENT' && text === 'staging' ? 'development' : text),
    },
  }),
};
