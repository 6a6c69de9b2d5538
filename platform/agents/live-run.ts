import { AsyncResource } from 'node:async_hooks';
import type { Core } from '../core.ts';
import { Failure } from '../problem.ts';
import type { Services } from '../services.ts';
import { executeRun } from './pipeline.ts';
import { openRun } from './open-run.ts';
import type { Job } from './run-ending.ts';
import { createEnding } from './run-ending.ts';
import { createRunStore } from './run-store.ts';

/** Why a run was stopped; the reason is told to the user. */
class Cancellation extends Error {
  override readonly name = 'Cancellation';
}

/** A run this process works on, or will when its turn comes. */
export interface LiveRun {
  /** Resolves when the run is terminal. */
  readonly done: Promise<void>;
  /** It is at work, or its turn has come and it waits for a worker. */
  readonly begun: boolean;
  begin(): void;
  /** False when it is being stopped already. */
  cancel(reason: string): boolean;
  /** Stops it without another word; whoever calls this writes its end. */
  abandon(): void;
}

/** The runs of this process by id. */
export const liveRuns = (core: Core): Map<string, LiveRun> => core.state('agents.live', () => new Map<string, LiveRun>());

/** Puts a run among the live ones; it waits for `begin`. */
export function createLiveRun(core: Core, services: Services, job: Job): LiveRun {
  const { id, threadId, agent, request } = job;
  const { traceId } = request;
  const controller = new AbortController();
  const { signal } = controller;
  const ending = createEnding(core, services, job);
  let settle = (): void => undefined;
  const done = new Promise<void>((resolve) => {
    settle = resolve;
  });
  let begun = false;
  let working = false;
  let abandoned = false;
  // A run that waited its turn is begun by the end of another, and still belongs to the request that asked for it.
  const origin = new AsyncResource('run');

  const work = async (): Promise<void> => {
    const startedAt = performance.now();
    const elapsed = () => Math.round(performance.now() - startedAt);
    try {
      const finished = await executeRun(openRun(core, services, job, signal), agent);
      signal.throwIfAborted();
      ending.complete(finished);
    } catch (error) {
      if (abandoned) return;
      if (signal.reason instanceof Cancellation) ending.cancel(signal.reason.message, elapsed());
      else ending.fail(error, elapsed());
    }
  };
  const lost = (error: unknown) =>
    core.log.write('error', 'run_lost', { trace_id: traceId, run_id: id, reason: error instanceof Error ? error.stack : String(error) });
  const leave = () => {
    liveRuns(core).delete(id);
    core.pending.delete(done);
    services.workers.leave(id);
    settle();
    if (!core.stopping) beginNext(core, services, threadId);
  };

  const live: LiveRun = {
    done,
    get begun() {
      return begun;
    },
    begin() {
      if (begun) return;
      begun = true;
      services.workers.enter(id, request.priority ?? 'normal', (worker) => {
        working = true;
        createRunStore(core).begin(id, worker, services.clock.seconds());
        // Not at once: whoever started the run shall get its id before the run says its first word.
        setImmediate(() => void origin.runInAsyncScope(work).catch(lost).finally(leave));
      });
    },
    cancel(reason) {
      if (signal.aborted) return false;
      controller.abort(new Cancellation(reason));
      if (!working) {
        ending.cancel(reason, 0);
        leave();
      }
      return true;
    },
    abandon() {
      abandoned = true;
      controller.abort(new Failure('INTERRUPTED', 'The platform stopped.'));
      if (!working) leave();
    },
  };
  liveRuns(core).set(id, live);
  core.pending.add(done);
  return live;
}

/** The thread's next run, when none of its runs is at work or about to be: a thread has one worker at a time. */
function beginNext(core: Core, services: Services, threadId: string): void {
  const open = createRunStore(core).activeOfThread(threadId);
  const waiting = open.filter(({ id }) => liveRuns(core).get(id)?.begun === false);
  if (waiting.length === 0 || waiting.length < open.length) return;
  liveRuns(core).get(services.workers.next(waiting).id)?.begin();
}
