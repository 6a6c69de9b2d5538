import type { readiness } from '#contracts/operations.schema';
import type { z } from 'zod';
import type { Core } from '../core.ts';
import type { Services } from '../services.ts';

type Checks = z.infer<typeof readiness>['checks'];
type Check = Checks['database'];

/** A dependency that has not answered by then counts as down. */
const PATIENCE_MS = 2000;

/** Asks every dependency whether it works, by really using it. */
export async function checkDependencies(core: Core, services: Services): Promise<{ ready: boolean; checks: Checks }> {
  const [database, model, journal] = await Promise.all([
    check(core, services, 'database', async () => probeDatabase(core)),
    check(core, services, 'model', () => services.model.ping()),
    check(core, services, 'event_journal', async () => probeJournal(core, services)),
  ]);
  const checks = { database, model, event_journal: journal };
  return { ready: Object.values(checks).every(({ status }) => status === 'up'), checks };
}

/** Anyone may read the answer, so the cause goes to the log. */
async function check(core: Core, services: Services, name: string, probe: () => Promise<void>): Promise<Check> {
  const startedAt = performance.now();
  const took = () => Math.round((performance.now() - startedAt) * 100) / 100;
  try {
    await services.traces.within({ kind: 'check', name }, () => withPatience(probe()));
    return { status: 'up', response_time_ms: took() };
  } catch (error) {
    core.log.write('error', 'dependency_down', { dependency: name, reason: error instanceof Error ? error.message : String(error) });
    return { status: 'down', response_time_ms: took(), error: error instanceof Overdue ? error.message : 'The check failed.' };
  }
}

class Overdue extends Error {
  override readonly name = 'Overdue';
}

async function withPatience(work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const overdue = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Overdue(`No answer within ${PATIENCE_MS} ms.`)), PATIENCE_MS);
  });
  await Promise.race([work, overdue]).finally(() => clearTimeout(timer));
}

function probeDatabase({ db }: Core): void {
  db.prepare('SELECT COUNT(*) FROM schema_version').get();
}

/** Writes an event through the journal and reads it back, on a thread that is never committed. */
function probeJournal({ db }: Core, services: Services): void {
  const [userId, threadId] = ['usr_readiness', 'thr_readiness'];
  db.exec('SAVEPOINT readiness');
  try {
    db.prepare(
      `INSERT INTO users (id, email, full_name, role, plan, permissions, provider, created_at)
       VALUES (?, 'readiness@invalid', '', 'standard_user', 'free', '[]', 'local', 0)`,
    ).run(userId);
    db.prepare(`INSERT INTO threads (id, user_id, title, search, metadata, created_at, updated_at, position) VALUES (?, ?, '', '', '{}', 0, 0, 0)`).run(threadId, userId);
    const { seq } = services.journal.append({ type: 'thread_created', userId, threadId, runId: null, agentName: null, payload: { title: '' } });
    if (services.journal.replay(threadId, seq - 1).length !== 1) throw new Error('an event that was written could not be read back');
  } finally {
    db.exec('ROLLBACK TO readiness; RELEASE readiness');
  }
}
