import type { StreamEnd } from '#contracts/event.schema';
import type { Run, RunStatus } from '#contracts/run.schema';
import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import type { Core } from '../core.ts';
import type { RequestScope } from '../http/context.ts';
import { createBell } from './bell.ts';

/** Silence after which a comment keeps proxies and readers from giving up. */
export const KEEP_ALIVE_MS = 15_000;
/** What one slow reader can hold in memory: events read from the journal at a time, and bytes made of them ahead of it. */
const BATCH = 100;
const AHEAD_BYTES = 16 * 1024;

export interface RunStreamPlan {
  readonly userId: string;
  readonly run: Run;
  /** The stream begins after this event of the thread. */
  readonly afterSeq: number;
  /** The run was started for this reader alone: it ends when the reader goes away. */
  readonly cancelWhenLeft: boolean;
  readonly keepAliveMs?: number;
}

/**
 * A run as the text of Server-Sent Events, from the journal: past and live events come out of one cursor, so nothing is
 * lost or repeated between them, and a slow reader makes the stream read later instead of queueing more.
 */
export function streamRun(core: Core, { services, traceId }: RequestScope, response: ServerResponse, plan: RunStreamPlan): Readable {
  const { userId, run, keepAliveMs = KEEP_ALIVE_MS } = plan;
  const bell = createBell();
  const left = new AbortController();
  let status: StreamEnd['status'] | undefined;

  const unsubscribe = services.journal.subscribe(userId, (event) => {
    if (event.run_id === run.id) bell.ring();
  });
  const settle = (final: RunStatus) => {
    status = final === 'completed' || final === 'cancelled' ? final : 'failed';
    bell.ring();
  };
  // Rejects when the run was erased together with its thread: whatever it did, it did not complete.
  services.runs.outcome(userId, run.id).then((outcome) => settle(outcome.run.status), () => settle('cancelled'));

  const leave = () => {
    left.abort();
    unsubscribe();
    bell.ring();
    // At shutdown the platform itself decides what becomes of runs.
    if (status !== undefined || !plan.cancelWhenLeft || core.stopping) return;
    core.log.write('info', 'stream_left', { trace_id: traceId, run_id: run.id });
    services.runs.cancel(userId, run.id, 'client_disconnected').catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error);
      core.log.write('info', 'stream_cancel_refused', { trace_id: traceId, run_id: run.id, reason });
    });
  };
  if (response.destroyed) leave();
  else response.once('close', leave);

  async function* blocks(): AsyncGenerator<string> {
    const { journal, eventStream } = services;
    let cursor = plan.afterSeq;
    yield eventStream.opening();
    while (!left.signal.aborted) {
      // Looked at before the journal is read: a run that is over by now has nothing more to say than what is read next.
      const final = status;
      const batch = journal.replay(run.thread_id, cursor, BATCH);
      const first = batch[0]?.seq ?? cursor + 1;
      if (first > cursor + 1) yield eventStream.missed({ thread_id: run.thread_id, after_seq: cursor, first_kept_seq: first });
      for (const event of batch) {
        cursor = event.seq;
        if (event.run_id === run.id) yield eventStream.event(event);
      }
      if (batch.length > 0) continue;
      if (final !== undefined) {
        yield eventStream.end({ status: final, run_id: run.id, thread_id: run.thread_id });
        return;
      }
      if (!(await bell.heardWithin(keepAliveMs))) yield eventStream.keepAlive();
    }
  }
  return Readable.from(blocks(), { objectMode: false, highWaterMark: AHEAD_BYTES });
}
