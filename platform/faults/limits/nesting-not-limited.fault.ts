import type { Fault } from '../fault.ts';

export const nestingNotLimited: Fault = {
  id: 'limits/nesting-not-limited',
  sentence: 'A frame may be nested as deep as it likes.',
  parts: ['socketRules.frameDepth'],
  noticedBy: [{ by: 'toEqual', says: /NESTING_TOO_DEEP/ }],
  decorate: ({ socketRules }) => ({ socketRules: { ...socketRules, frameDepth: () => Infinity } }),
};
