import type { Fault } from '../fault.ts';

export const exportDoneAtOnce: Fault = {
  id: 'data/export-done-at-once',
  sentence: 'An export is told to be completed before it is.',
  parts: ['exports.start'],
  noticedBy: [{ by: 'toMatchObject', says: /\+\s+"status": "completed"/ }],
  decorate: ({ exports }) => ({ exports: { ...exports, start: (userId) => ({ ...exports.start(userId), status: 'completed' }) } }),
};
