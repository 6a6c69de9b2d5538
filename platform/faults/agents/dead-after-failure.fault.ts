import { Failure } from '../../problem.ts';
import type { Fault } from '../fault.ts';

export const deadAfterFailure: Fault = {
  id: 'agents/dead-after-failure',
  sentence: 'After a run that failed its thread takes no more questions.',
  parts: ['runs.start'],
  noticedBy: [{ by: 'toHaveCount', says: /answers that came to a good end[^]*Expected: +1\s+Received: +0/ }],
  decorate: ({ runs }) => ({
    runs: {
      ...runs,
      start(request) {
        const { principal, threadId } = request;
        const failed = threadId != null && runs.ofThread(principal.userId, threadId).some(({ status }) => status === 'failed');
        if (failed) throw new Failure('RUN_ACTIVE', 'Another run is active on this thread.');
        return runs.start(request);
      },
    },
  }),
};
