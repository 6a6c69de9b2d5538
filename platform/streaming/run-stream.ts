import type { StreamEnd } from '#contracts/event.schema';
import type { Run } from '#contracts/run.schema';
import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import type { Core } from '../core.ts';
import type { RequestScope } from '../http/context.ts';
import type { RunOutcome } from '../agents/ports.ts';
import { createBell } from './bell.ts';
import type { Representation } from './representations.ts';

/** Events read from the journal at a time. */
const BATCH = 100;

export interface RunStreamPlan {
  readonly userId: string;
  readonly run: Run;
  /** The stream begins after this event of the thread. */
  readonly afterSeq: number;
  /** The run was started for this reader alone: it ends when the reader goes away. */
  readonly cancelWhenLeft: boolean;
  readonly representation: Representation;
  readonly keepAliveMs?: number;
}

/**
 * A run as text in one of its representations, from the journal: past and live events come out of one cursor, so nothing is
 * lost or repeated between them, and a slow reader makes the stream read later instead of queueing more.
 */
export function streamRun(core: Core, { services, traceId }: RequestScope, response: ServerResponse, plan: RunStreamPlan): Readable {
  const { userId, run, keepAliveMs = core.settings.PLATFORM_STREAM_KEEP_ALIVE_MS } = plan;
  const bell = createBell();
  const left = new AbortController();
  const writer = services[plan.representation];
  let cursor = plan.afterSeq;
  let end: StreamEnd | undefined;

  const unsubscribe = services.journal.subscribe(userId, (event) => {
    if (event.run_id === run.id) bell.ring();
  });
  const settle = (last: StreamEnd) => {
    end = last;
    bell.ring();
  };
  // Rejects when the run was erased together with its thread: whatever it did, it did not complete.
  services.runs.outcome(userId, run.id).then((outcome) => settle(endOf(outcome)), () => settle({ status: 'cancelled', run_id: run.id, thread_id: run.thread_id }));

  const leave = () => {
    left.abort();
    unsubscribe();
    unwatch();
    bell.ring();
    // At shutdown the platform itself decides what becomes of runs.
    if (end !== undefined || !plan.cancelWhenLeft || core.stopping) return;
    core.log.write('info', 'stream_left', { trace_id: traceId, run_id: run.id });
    services.runs.cancel(userId, run.id, 'client_disconnected').catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error);
      core.log.write('info', 'stream_cancel_refused', { trace_id: traceId, run_id: run.id, reason });
    });
  };
  async function* blocks(): AsyncGenerator<string> {
    const { journal } = services;
    yield writer.opening();
    while (!left.signal.aborted) {
      // Looked at before the journal is read: a run that is over by now has nothing more to say than what is read next.
      const last = end;
      const batch = journal.replay(run.thread_id, cursor, BATCH);
      const first = batch[0]?.seq ?? cursor + 1;
      if (first > cursor + 1) yield writer.missed({ thread_id: run.thread_id, after_seq: cursor, first_kept_seq: first });
      for (const event of batch) {
        cursor = event.seq;
        if (event.run_id === run.id) yield writer.event(event);
      }
      if (batch.length > 0) continue;
      if (last !== undefined) {
        yield writer.end(last);
        return;
      }
      if (!(await bell.heardWithin(keepAliveMs))) yield writer.keepAlive();
    }
  }
  const text = Readable.from(blocks(), { objectMode: false, highWaterMark: services.openStreams.aheadBytes() });
  const opened = { run_id: run.id, media_type: writer.headers()['content-type']?.split(';')[0] ?? '', opened_at: services.clock.now() };
  const unwatch = services.openStreams.watch(userId, () => ({ ...opened, last_seq: cursor, bytes_ahead: text.readableLength + response.writableLength }));
  if (response.destroyed) leave();
  else response.once('close', leave);
  return text;
}

function endOf({ run, response }: RunOutcome): StreamEnd {
  const place = { run_id: run.id, thread_id: run.thread_id };
  if (run.status === 'completed') return { status: 'completed', ...place, ...(response === '' ? {} : { answer_sha256: createHash('sha256').update(response).digest('hex') }) };
  return { status: run.status === 'cancelled' ? 'cancelled' : 'failed', ...place };
}
