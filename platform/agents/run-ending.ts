import type { EventPayload, EventType } from '#contracts/event.schema';
import type { Core } from '../core.ts';
import { ModelError } from '../model/ports.ts';
import { Failure } from '../problem.ts';
import type { Services } from '../services.ts';
import type { Finished } from './pipeline.ts';
import type { AgentDefinition, RunRequest } from './ports.ts';
import type { RunEnd } from './run-store.ts';
import { createRunStore } from './run-store.ts';

/** A run that was accepted. */
export interface Job {
  readonly id: string;
  readonly threadId: string;
  readonly agent: AgentDefinition;
  readonly request: RunRequest;
}

/**
 * The ways a run ends. Whatever is to be stored is stored, and the run over, before the end is told: who hears it finds it
 * true. Nothing in here waits, so nothing can come between.
 */
export function createEnding(core: Core, services: Services, { id, threadId, agent, request }: Job) {
  const {
    principal: { userId },
    traceId,
  } = request;
  const store = createRunStore(core);
  const tell = <T extends EventType>(type: T, payload: EventPayload<T>) =>
    services.journal.append({ type, userId, threadId, runId: id, agentName: agent.name, traceId, payload });
  const end = (status: RunEnd['status'], rest: Pick<RunEnd, 'outcome'> & Partial<RunEnd>) =>
    store.end(id, { answer_id: null, error_code: null, error_message: null, ...rest, status, ended_at: services.clock.seconds() });

  return {
    complete({ answer, completed, report }: Finished): void {
      const stored = services.messages.append(userId, {
        threadId,
        role: 'assistant',
        content: answer,
        metadata: { run_id: id, agent: agent.name },
      });
      const status = completed.status === 'completed' ? 'success' : 'degraded';
      end('completed', {
        answer_id: stored.id,
        outcome: { status, response: answer, result: completed.result, executionTimeMs: completed.execution_time_ms },
      });
      tell('agent_completed', completed);
      tell('final_report', report);
    },
    cancel(reason: string, executionTimeMs: number): void {
      end('cancelled', { outcome: { status: 'cancelled', response: '', result: { reason }, executionTimeMs } });
      tell('agent_cancelled', { reason });
    },
    fail(error: unknown, executionTimeMs: number): void {
      const { code, message } = explain(error);
      core.log.write('error', 'run_failed', {
        trace_id: traceId,
        run_id: id,
        error_code: code,
        reason: error instanceof Error ? error.stack : String(error),
      });
      end('failed', {
        error_code: code,
        error_message: message,
        outcome: { status: 'error', response: '', result: { error_code: code, error_message: message }, executionTimeMs },
      });
      tell('agent_error', { error_code: code, error_message: message, recoverable: false });
    },
  };
}

/** Causes the user may know; of anything else only that it happened. */
function explain(error: unknown): Pick<Failure, 'code' | 'message'> {
  if (error instanceof Failure) return error;
  if (error instanceof ModelError) return { code: 'MODEL_FAILED', message: error.message };
  return { code: 'AGENT_FAILED', message: 'The agent failed unexpectedly.' };
}
