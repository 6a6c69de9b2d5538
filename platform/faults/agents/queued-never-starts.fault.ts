import type { Run } from '#contracts/run.schema';
import type { Fault } from '../fault.ts';

export const queuedNeverStarts: Fault = {
  id: 'agents/queued-never-starts',
  sentence: 'A run that has to wait for its turn is accepted and forgotten.',
  parts: ['runs.start', 'runs.get'],
  noticedBy: [{ by: 'E_WS_TIMEOUT', says: /agent_started/ }],
  silent: true,
  decorate({ runs }) {
    const forgotten = new Map<string, Run>();
    return {
      runs: {
        ...runs,
        start(request) {
          const ahead = request.queue ? runs.active(request.principal.userId).find((run) => run.thread_id === request.threadId) : undefined;
          if (!ahead) return runs.start(request);
          const run: Run = { ...ahead, id: `${ahead.id}0`, status: 'queued', started_at: null };
          forgotten.set(run.id, run);
          return { run, duplicate: false };
        },
        get: (userId, runId) => forgotten.get(runId) ?? runs.get(userId, runId),
      },
    };
  },
};
