import { id } from '#contracts/primitives.schema';
import type { Run } from '#contracts/run.schema';
import { z } from 'zod';
import { Failure } from '../../problem.ts';
import type { CheckedFrame, Connection } from '../frame-handler.ts';
import { frameHandler, threadOf, threadPayload } from '../frame-handler.ts';

type Payload = { readonly run_id?: string | undefined; readonly thread_id?: string | null | undefined };

/** Cancels a run, named itself or by its thread; `agent_cancelled` follows when it has stopped. */
export const stopAgent = frameHandler(
  z.object({ ...threadPayload, run_id: id.optional(), reason: z.string().max(500).optional() }),
  async (frame, connection) => {
    const { runs } = connection.scope.services;
    const run = findRun(frame, connection);
    if (!isActive(run)) throw overAlready();
    connection.reply({ type: 'stopping', data: { run_id: run.id } }, frame.message_id);
    await runs.cancel(connection.principal.userId, run.id, frame.payload.reason ?? 'stopped_by_user').catch(unlessStoppedBefore);
  },
);

function findRun(frame: CheckedFrame<Payload>, { scope, principal }: Connection): Run {
  const { runs } = scope.services;
  const { userId } = principal;
  if (frame.payload.run_id !== undefined) return runs.get(userId, frame.payload.run_id);
  const active = runs.ofThread(userId, threadOf(frame)).filter(isActive);
  const run = active.find(({ status }) => status === 'in_progress') ?? active[0];
  if (!run) throw overAlready();
  return run;
}

/** Asked twice, a run is stopping all the same. */
function unlessStoppedBefore(error: unknown): void {
  if (!(error instanceof Failure && error.code === 'CONFLICT')) throw error;
}

const isActive = ({ status }: Run) => status === 'in_progress' || status === 'queued';
const overAlready = () => new Failure('CONFLICT', 'The run is over already.');
