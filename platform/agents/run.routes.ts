import {
  agentStatus,
  executeInput,
  executeResult,
  fixedExecuteInput,
  started,
  startInput,
  stopInput,
  stopped,
} from '#contracts/agent.schema';
import { PATHS } from '#contracts/paths';
import { id } from '#contracts/primitives.schema';
import { run, runList } from '#contracts/run.schema';
import type { Run } from '#contracts/run.schema';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Core } from '../core.ts';
import type { RouteContext } from '../http/context.ts';
import { headerOf } from '../http/context.ts';
import { route } from '../http/route.ts';
import { parseInput } from '../problem.ts';
import type { Services } from '../services.ts';
import type { RunRequest } from './ports.ts';

type Context<B> = RouteContext<Readonly<Record<string, string>>, unknown, B>;

/** How a run is to be done, for those who say so. */
type Wish = { readonly [K in 'priority' | 'steps']?: RunRequest[K] | undefined };
type Orchestrated<B> = B & Wish;
const orchestrated = ({ priority, steps }: Wish) => ({
  ...(priority === undefined ? {} : { priority }),
  ...(steps === undefined ? {} : { steps }),
});

/** A request that is sent again under its `Idempotency-Key` finds the run it started, as a frame does under its `message_id`. */
function onlyOnce(request: FastifyRequest): { clientMessageId?: string; fingerprint?: string } {
  const key = headerOf(request, 'idempotency-key');
  if (key === undefined) return {};
  const fingerprint = createHash('sha256').update(JSON.stringify([request.routeOptions.url, request.body])).digest('hex');
  return { clientMessageId: parseInput(idempotencyKey, key), fingerprint };
}
const idempotencyKey = z.string().regex(/^[!-~]{1,128}$/, { error: 'must have 1 to 128 visible ASCII characters' });

/** Starts a run and waits for its end. A failed run is an answer too: `status` says how it ended. */
export async function execute({ services, principal, traceId, requestId, request, body }: Context<Orchestrated<z.output<typeof fixedExecuteInput>>>, agent: string) {
  const { run: begun } = services.runs.start({
    principal,
    agent,
    prompt: body.message,
    traceId,
    requestId,
    ...onlyOnce(request),
    ...(body.thread_id === undefined ? {} : { threadId: body.thread_id }),
    ...(body.context === undefined ? {} : { context: body.context }),
    ...orchestrated(body),
  });
  const outcome = await services.runs.outcome(principal.userId, begun.id);
  return {
    status: outcome.status,
    agent: begun.agent,
    run_id: begun.id,
    thread_id: begun.thread_id,
    response: outcome.response,
    result: outcome.result,
    execution_time_ms: outcome.executionTimeMs,
  };
}

/** Starts a run and answers at once. */
export function start({ services, principal, traceId, requestId, request, reply, body }: Context<Orchestrated<z.output<typeof startInput>>>) {
  const { run: begun } = services.runs.start({
    principal,
    agent: body.agent_type,
    prompt: body.message,
    traceId,
    requestId,
    ...onlyOnce(request),
    ...(body.thread_id === undefined ? {} : { threadId: body.thread_id }),
    ...(body.context === undefined ? {} : { context: body.context }),
    ...(body.queue === undefined ? {} : { queue: body.queue }),
    ...orchestrated(body),
  });
  void reply.status(202);
  return { success: true, request_id: requestId, run_id: begun.id, thread_id: begun.thread_id, agent: begun.agent, status: begun.status };
}

async function stop({ services, principal, body }: Context<z.output<typeof stopInput>>) {
  const { id: runId, status } = await services.runs.cancel(principal.userId, body.run_id, body.reason ?? 'stopped_by_user');
  return { success: true, run_id: runId, status };
}

const stateOf = ({ journal }: Services, { id: runId, thread_id, agent, status, started_at }: Run) => ({
  run_id: runId,
  thread_id,
  agent,
  status,
  started_at,
  last_event_seq: journal.ofRun(runId).at(-1)?.seq ?? 0,
});

/** Runs: start, wait, stop, look. */
export function registerRunRoutes(app: FastifyInstance, _core: Core): void {
  route(app, {
    method: 'POST',
    path: PATHS.execute,
    summary: 'Runs an agent and answers at its end',
    auth: 'user',
    body: executeInput,
    answers: { 200: executeResult },
    handler: (context) => execute(context, context.body.type),
  });
  for (const [path, agent] of [
    [PATHS.executeTriage, 'triage'],
    [PATHS.executeData, 'data'],
    [PATHS.executeOptimization, 'optimization'],
  ] as const) {
    route(app, {
      method: 'POST',
      path,
      summary: `Runs the agent ${agent} and answers at its end`,
      auth: 'user',
      body: fixedExecuteInput,
      answers: { 200: executeResult },
      handler: (context) => execute(context, agent),
    });
  }
  for (const path of [PATHS.start, PATHS.executeV2]) {
    route(app, {
      method: 'POST',
      path,
      summary: 'Starts a run and answers at once',
      auth: 'user',
      body: startInput,
      answers: { 202: started },
      handler: start,
    });
  }
  for (const path of [PATHS.stop, PATHS.cancel]) {
    route(app, {
      method: 'POST',
      path,
      summary: 'Stops a run; answers when it is over',
      auth: 'user',
      body: stopInput,
      answers: { 200: stopped },
      handler: stop,
    });
  }
  route(app, {
    method: 'GET',
    path: PATHS.agentStatus,
    summary: 'One’s runs that are not over, or the one asked for',
    auth: 'user',
    query: z.strictObject({ run_id: id.optional() }),
    answers: { 200: agentStatus },
    handler({ services, principal: { userId }, query: { run_id: runId } }) {
      const runs = runId === undefined ? services.runs.active(userId) : [services.runs.get(userId, runId)];
      return { runs: runs.map((one) => stateOf(services, one)) };
    },
  });
  route(app, {
    method: 'GET',
    path: PATHS.run,
    summary: 'One run',
    auth: 'user',
    answers: { 200: run },
    handler: ({ services, principal, params }) => services.runs.get(principal.userId, params['id'] ?? ''),
  });
  route(app, {
    method: 'GET',
    path: PATHS.threadRuns,
    summary: 'Runs of a thread, oldest first',
    auth: 'user',
    answers: { 200: runList },
    handler: ({ services, principal, params }) => ({ runs: services.runs.ofThread(principal.userId, params['id'] ?? '') }),
  });
}
