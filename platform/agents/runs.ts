import { openObject } from '#contracts/primitives.schema';
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Core } from '../core.ts';
import { Failure } from '../problem.ts';
import type { Services } from '../services.ts';
import { atomically } from '../store/atomically.ts';
import { createLiveRun, liveRuns } from './live-run.ts';
import type { RunRequest, Runs } from './ports.ts';
import type { RunRow } from './run-store.ts';
import { createRunStore, toRun } from './run-store.ts';

const storedOutcome = z.object({
  status: z.enum(['success', 'degraded', 'error', 'cancelled']),
  response: z.string(),
  result: openObject,
  executionTimeMs: z.number(),
});

/** Runs: accepted here, one at a time per thread, worked on by `live-run.ts`. */
export function createRuns(core: Core, services: Services): Runs {
  const store = createRunStore(core);
  const find = (userId: string, runId: string): RunRow => {
    const row = store.find(runId);
    if (row?.user_id !== userId) throw new Failure('NOT_FOUND', 'There is no such run.');
    return row;
  };

  const accept = (request: RunRequest): RunRow => {
    const {
      principal: { userId },
      prompt,
      traceId,
    } = request;
    const agent = services.agents.resolve(request.agent);
    if (!agent) throw new Failure('NOT_FOUND', 'There is no such agent.');
    const id = `run_${randomBytes(12).toString('hex')}`;
    const now = services.clock.seconds();
    services.workers.admit(userId);
    const { threadId, busy } = atomically(core.db, () => {
      const threadId = request.threadId ?? services.threads.create(userId, {}).id;
      services.threads.get(userId, threadId);
      const busy = store.activeOfThread(threadId).length > 0;
      const waits = busy || !services.workers.hasRoom();
      if (busy && !request.queue) throw new Failure('RUN_ACTIVE', 'Another run is active on this thread.');
      services.quotas.takeRun(request.principal);
      const message = services.messages.append(userId, { threadId, role: 'user', content: prompt, metadata: { run_id: id } });
      store.insert({
        id,
        thread_id: threadId,
        user_id: userId,
        agent: agent.name,
        status: waits ? 'queued' : 'in_progress',
        created_at: now,
        started_at: waits ? null : now,
        message_id: message.id,
        trace_id: traceId,
        client_message_id: request.clientMessageId ?? null,
        priority: request.priority ?? 'normal',
        fingerprint: request.fingerprint ?? null,
      });
      return { threadId, busy };
    });
    if (request.requestId !== undefined) {
      services.audit.append({ requestId: request.requestId, traceId }, { actor: userId, action: 'agent_run', subject: id, outcome: 'success' });
    }
    const live = createLiveRun(core, services, { id, threadId, agent, request });
    if (!busy) live.begin();
    return find(userId, id);
  };

  return {
    start(request) {
      const {
        principal: { userId },
        clientMessageId,
      } = request;
      const seen = clientMessageId === undefined ? undefined : store.byClientMessage(userId, clientMessageId);
      if (seen && request.fingerprint !== undefined && request.fingerprint !== seen.fingerprint) {
        throw new Failure('IDEMPOTENCY_CONFLICT', 'This Idempotency-Key was used with another request.');
      }
      if (seen) return { run: toRun(seen), duplicate: true };
      if (core.stopping) throw new Failure('SHUTTING_DOWN', 'The platform is shutting down.');
      return { run: toRun(accept(request)), duplicate: false };
    },
    async outcome(userId, runId) {
      find(userId, runId);
      await liveRuns(core).get(runId)?.done;
      const row = find(userId, runId);
      if (row.outcome === null) throw new Failure('INTERNAL_ERROR', 'The run ended without an outcome.');
      return { run: toRun(row), ...storedOutcome.parse(JSON.parse(row.outcome)) };
    },
    async cancel(userId, runId, reason) {
      find(userId, runId);
      const live = liveRuns(core).get(runId);
      if (!live?.cancel(reason)) throw new Failure('CONFLICT', 'The run is over, or being stopped, already.');
      await live.done;
      return toRun(find(userId, runId));
    },
    get: (userId, runId) => toRun(find(userId, runId)),
    ofThread(userId, threadId) {
      services.threads.get(userId, threadId);
      return store.ofThread(threadId).map(toRun);
    },
    active: (userId) => store.activeOfUser(userId).map(toRun),
  };
}
