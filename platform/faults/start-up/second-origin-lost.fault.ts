import type { Fault } from '../fault.ts';

export const secondOriginLost: Fault = {
  id: 'start-up/second-origin-lost',
  sentence: 'Of several allowed origins only the first is kept.',
  parts: ['startUp.read'],
  noticedBy: [{ by: 'toEqual', says: /- +"https:\/\/admin\.staging\.example\.com"/ }],
  decorate: ({ startUp }) => ({ startUp: { ...startUp, read: (name, text) => startUp.read(name, name === 'PLATFORM_ALLOWED_ORIGINS' ? text?.split(',')[0] : text) } }),
};
