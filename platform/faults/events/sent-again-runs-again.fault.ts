import type { Fault } from '../fault.ts';

export const sentAgainRunsAgain: Fault = {
  id: 'events/sent-again-runs-again',
  sentence: 'A message that is sent again after a lost connection starts a second run.',
  parts: ['runs.start'],
  noticedBy: [{ by: 'toEqual', says: /^-\s+"status": "duplicate",$/m }],
  decorate: ({ runs }) => ({
    runs: {
      ...runs,
      start({ clientMessageId: _forgotten, ...request }) {
        return runs.start({ ...request, queue: true });
      },
    },
  }),
};
