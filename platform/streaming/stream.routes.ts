import { chatStreamInput, streamInput } from '#contracts/agent.schema';
import { PATHS } from '#contracts/paths';
import { openStreamList } from '#contracts/stream.schema';
import type { FastifyInstance } from 'fastify';
import type { Readable } from 'node:stream';
import { z } from 'zod';
import type { Core } from '../core.ts';
import type { RouteContext } from '../http/context.ts';
import { headerOf } from '../http/context.ts';
import { route } from '../http/route.ts';
import { Failure } from '../problem.ts';
import type { RunStreamPlan } from './run-stream.ts';
import { streamRun } from './run-stream.ts';
import { representationOf } from './representations.ts';

type Context = RouteContext<Readonly<Record<string, string>>, unknown, unknown>;

const answers = { 200: z.string().describe('text/event-stream: blocks of `id`, `event`, `data`; the last is `stream_end`. Also application/x-ndjson and multipart/mixed, by Accept.') };

interface StreamRequest {
  readonly agent: string;
  readonly prompt: string;
  readonly threadId: string | undefined;
  readonly background: boolean;
  readonly runContext: Record<string, unknown> | undefined;
}

/** Answers as Server-Sent Events: two ways to start a run, one to come back to it. */
export function registerStreamRoutes(app: FastifyInstance, core: Core): void {
  const send = (context: Context, plan: Omit<RunStreamPlan, 'userId' | 'representation'>): Readable => {
    const representation = representationOf(headerOf(context.request, 'accept'));
    void context.reply.headers({ ...context.services[representation].headers(), 'x-run-id': plan.run.id, 'x-thread-id': plan.run.thread_id });
    return streamRun(core, context, context.reply.raw, { userId: context.principal.userId, representation, ...plan });
  };
  const start = (context: Context, { agent, prompt, threadId, background, runContext }: StreamRequest): Readable => {
    const { services, principal, traceId, requestId } = context;
    const afterSeq = threadId === undefined ? 0 : services.journal.range(threadId).last;
    const { run } = services.runs.start({
      principal, agent, prompt, traceId, requestId,
      ...(threadId === undefined ? {} : { threadId }), ...(runContext === undefined ? {} : { context: runContext }),
    });
    return send(context, { run, afterSeq, cancelWhenLeft: !background });
  };

  route(app, {
    method: 'POST', path: PATHS.agentStream, summary: 'Run an agent and stream its events', auth: 'user', body: streamInput, answers,
    handler: (context) => {
      const { agent_type: agent, message: prompt, thread_id: threadId, context: runContext, background } = context.body;
      return start(context, { agent, prompt, threadId, background, runContext });
    },
  });
  route(app, {
    method: 'POST', path: PATHS.chatStream, summary: 'Post a message to a thread and stream the answer', auth: 'user', body: chatStreamInput, answers,
    handler: (context) => {
      const { content: prompt, thread_id: threadId, background } = context.body;
      return start(context, { agent: 'supervisor', prompt, threadId, background, runContext: undefined });
    },
  });
  route(app, {
    method: 'GET', path: PATHS.runStream, summary: 'Stream the events of a run, from its beginning or after `Last-Event-ID`', auth: 'user', answers,
    handler: (context) => {
      const { services, principal, params } = context;
      const run = services.runs.get(principal.userId, params.id ?? '');
      return send(context, { run, afterSeq: lastEventId(context), cancelWhenLeft: false });
    },
  });
  route(app, {
    method: 'GET', path: PATHS.streams, summary: 'One’s own streams that are being read, and how far each reader is', auth: 'user', answers: { 200: openStreamList },
    handler: ({ services, principal }) => ({ streams: services.openStreams.list(principal.userId) }),
  });
}

function lastEventId({ request }: Context): number {
  const header = headerOf(request, 'last-event-id') ?? '';
  if (!/^\d{0,15}$/.test(header)) throw new Failure('BAD_REQUEST', 'Last-Event-ID must be the id of an event of this stream.');
  return Number(header);
}
