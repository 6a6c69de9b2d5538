import type { EventPayload, EventType } from '#contracts/event.schema';
import type { Core } from '../core.ts';
import { ModelError } from '../model/ports.ts';
import { Failure } from '../problem.ts';
import type { Services } from '../services.ts';
import { atomically } from '../store/atomically.ts';
import { endRun, failRun } from './end-run.ts';
import type { Finished } from './pipeline.ts';
import type { AgentDefinition, RunRequest } from './ports.ts';
import { createRunStore } from './run-store.ts';

/** A run that was accepted. */
export interface Job {
  readonly id: string;
  readonly threadId: string;
  readonly agent: AgentDefinition;
  readonly request: RunRequest;
}

/**
 * The ways a run ends. Whatever is to be stored is stored, at once or not at all, and the run over, before the end is told: who
 * hears it finds it true. Nothing in here waits, so nothing can come between.
 */
export function createEnding(core: Core, services: Services, { id, threadId, agent, request }: Job) {
  const {
    principal: { userId },
    traceId,
  } = request;
  const store = createRunStore(core);
  const tell = <T extends EventType>(type: T, payload: EventPayload<T>) =>
    services.journal.append({ type, userId, threadId, runId: id, agentName: agent.name, traceId, payload });
  const run = { id, thread_id: threadId, user_id: userId, agent: agent.name, trace_id: traceId };

  return {
    complete({ answer, completed, report }: Finished): void {
      atomically(core.db, () => {
        const stored = services.messages.append(userId, {
          threadId,
          role: 'assistant',
          content: answer,
          metadata: { run_id: id, agent: agent.name },
        });
        const status = completed.status === 'completed' ? 'success' : 'degraded';
        store.end(id, {
          status: 'completed',
          ended_at: services.clock.seconds(),
          answer_id: stored.id,
          error_code: null,
          error_message: null,
          outcome: { status, response: answer, result: completed.result, executionTimeMs: completed.execution_time_ms },
        });
        tell('agent_completed', completed);
        tell('final_report', report);
      });
      services.metrics.runEnded(agent.name, 'completed');
    },
    cancel(reason: string, executionTimeMs: number): void {
      const outcome = { status: 'cancelled', response: '', result: { reason }, executionTimeMs } as const;
      endRun(core, services, run, { status: 'cancelled', error_code: null, error_message: null, outcome }, { type: 'agent_cancelled', payload: { reason } });
    },
    fail(error: unknown, executionTimeMs: number): void {
      const { code, message } = explain(error);
      // A cause that can be told is the run's own; anything else is a defect of ours.
      core.log.write(code === 'AGENT_FAILED' ? 'error' : 'info', 'run_failed', {
        trace_id: traceId,
        run_id: id,
        error_code: code,
        reason: error instanceof Error ? error.stack : String(error),
      });
      failRun(core, services, run, { code, message }, executionTimeMs);
      const requestId = services.traces.current()?.requestId ?? null;
      services.errorReports.capture({ source: 'run', errorCode: code, place: agent.name, message, userId, requestId, traceId });
    },
  };
}

/** Causes the user may know; of anything else only that it happened. */
export function explain(error: unknown): Pick<Failure, 'code' | 'message'> {
  if (error instanceof Failure) return error;
  if (error instanceof ModelError) return { code: 'MODEL_FAILED', message: error.message };
  return { code: 'AGENT_FAILED', message: 'The agent failed unexpectedly.' };
}
