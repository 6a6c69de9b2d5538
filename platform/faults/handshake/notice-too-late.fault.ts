import type { Fault } from '../fault.ts';

export const noticeTooLate: Fault = {
  id: 'handshake/notice-too-late',
  sentence: 'That a token ends soon is told a second before its end, when it is too late.',
  parts: ['socketRules.noticeSeconds'],
  noticedBy: [{ by: 'toBeGreaterThanOrEqual', says: /seconds that are left/ }],
  decorate: ({ socketRules }) => ({ socketRules: { ...socketRules, noticeSeconds: () => 1 } }),
};
