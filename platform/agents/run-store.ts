import { errorCode } from '#contracts/error.schema';
import type { Run, RunPriority, RunStatus } from '#contracts/run.schema';
import type { Core } from '../core.ts';
import type { RunOutcome } from './ports.ts';

/** A row of `runs`, as the migrations define it. */
export interface RunRow {
  readonly id: string;
  readonly thread_id: string;
  readonly user_id: string;
  readonly agent: string;
  readonly status: RunStatus;
  readonly created_at: number;
  readonly started_at: number | null;
  readonly ended_at: number | null;
  readonly message_id: string | null;
  readonly answer_id: string | null;
  readonly error_code: string | null;
  readonly error_message: string | null;
  readonly trace_id: string;
  readonly client_message_id: string | null;
  readonly fingerprint: string | null;
  /** JSON of a `StoredOutcome`, once the run is over. */
  readonly outcome: string | null;
  readonly priority: RunPriority;
  readonly worker: string | null;
}
export type StoredOutcome = Omit<RunOutcome, 'run'>;
export type NewRun = Pick<
  RunRow,
  'id' | 'thread_id' | 'user_id' | 'agent' | 'status' | 'created_at' | 'started_at' | 'message_id' | 'trace_id' | 'client_message_id' | 'priority' | 'fingerprint'
>;
export type RunEnd = Pick<RunRow, 'status' | 'ended_at' | 'answer_id' | 'error_code' | 'error_message'> & {
  readonly outcome: StoredOutcome;
};

const ACTIVE = `status IN ('queued', 'in_progress')`;

export function toRun(row: RunRow): Run {
  return {
    id: row.id,
    object: 'run',
    thread_id: row.thread_id,
    agent: row.agent,
    status: row.status,
    created_at: row.created_at,
    started_at: row.started_at,
    ended_at: row.ended_at,
    message_id: row.message_id,
    answer_id: row.answer_id,
    trace_id: row.trace_id,
    error:
      row.error_code === null ? null : { code: errorCode.catch('INTERNAL_ERROR').parse(row.error_code), message: row.error_message ?? '' },
  };
}

/** The table `runs`. Rows come back as `RunRow` because every query selects all of its columns. */
export function createRunStore({ db }: Core) {
  const one = (where: string, ...values: readonly unknown[]) =>
    db.prepare(`SELECT * FROM runs WHERE ${where}`).get(...values) as RunRow | undefined;
  const many = (where: string, ...values: readonly unknown[]) => db.prepare(`SELECT * FROM runs WHERE ${where}`).all(...values) as RunRow[];
  return {
    find: (runId: string) => one('id = ?', runId),
    byClientMessage: (userId: string, clientMessageId: string) => one('user_id = ? AND client_message_id = ?', userId, clientMessageId),
    ofThread: (threadId: string) => many('thread_id = ? ORDER BY position', threadId),
    activeOfThread: (threadId: string) => many(`thread_id = ? AND ${ACTIVE} ORDER BY position`, threadId),
    activeOfUser: (userId: string) => many(`user_id = ? AND ${ACTIVE} ORDER BY created_at, position`, userId),
    active: () => many(`${ACTIVE} ORDER BY created_at, position`),
    insert(run: NewRun): void {
      db.prepare(
        `INSERT INTO runs (id, thread_id, user_id, agent, status, created_at, started_at, message_id, trace_id, client_message_id, priority, fingerprint, position)
         VALUES (@id, @thread_id, @user_id, @agent, @status, @created_at, @started_at, @message_id, @trace_id, @client_message_id, @priority, @fingerprint,
           (SELECT COALESCE(MAX(position), 0) + 1 FROM runs WHERE thread_id = @thread_id))`,
      ).run({ ...run });
    },
    countActive: (userId: string) =>
      (db.prepare(`SELECT COUNT(*) AS count FROM runs WHERE user_id = ? AND ${ACTIVE}`).get(userId) as { count: number }).count,
    /** Gives a run to a worker; the start of one that did not have to wait is known already. */
    begin(runId: string, worker: string, at: number): void {
      db.prepare(`UPDATE runs SET status = 'in_progress', worker = ?, started_at = COALESCE(started_at, ?) WHERE id = ?`).run(worker, at, runId);
    },
    /** False when the run is over already, or gone with its thread. */
    end(runId: string, { outcome, ...end }: RunEnd): boolean {
      return (
        db
          .prepare(
            `UPDATE runs SET status = @status, ended_at = @ended_at, answer_id = @answer_id, error_code = @error_code, error_message = @error_message,
           outcome = @outcome WHERE id = @id AND ${ACTIVE}`,
          )
          .run({ ...end, id: runId, outcome: JSON.stringify(outcome) }).changes > 0
      );
    },
  };
}
export type RunStore = ReturnType<typeof createRunStore>;
