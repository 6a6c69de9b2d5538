import type { TriageReport } from '#contracts/triage.schema';
import { triageReport } from '#contracts/triage.schema';
import type { Core } from '../core.ts';
import { Failure } from '../problem.ts';
import type { Services } from '../services.ts';
import type { Triage } from './ports.ts';

/** A supervisor's triage is the first of its steps; one that was asked alone left it as its result. */
export function createTriage(_core: Core, services: Services): Triage {
  const alone = async (userId: string, runId: string, ended: boolean): Promise<unknown> => (ended ? (await services.runs.outcome(userId, runId)).result : undefined);
  return {
    async decision(userId, runId) {
      const run = services.runs.get(userId, runId);
      const steps = services.steps.of(runId);
      const at = steps.findIndex(({ agent }) => agent === 'triage');
      const found = run.agent === 'triage' ? await alone(userId, runId, run.ended_at !== null) : steps[at]?.output?.['result'];
      const report: TriageReport | undefined = triageReport.safeParse(found).data;
      if (!report || run.message_id === null) throw new Failure('NOT_FOUND', 'There is no triage of such a run.');
      const { content: request } = services.messages.get(userId, run.message_id);
      return { run_id: run.id, thread_id: run.thread_id, request, ...report, followed_by: steps.slice(at + 1).map(({ agent }) => agent) };
    },
  };
}
