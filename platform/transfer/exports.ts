import type { ExportJob } from '#contracts/transfer.schema';
import { exportJob } from '#contracts/transfer.schema';
import AdmZip from 'adm-zip';
import { createHash, randomBytes } from 'node:crypto';
import { setImmediate as breathe, setTimeout as after } from 'node:timers/promises';
import { z } from 'zod';
import type { Core } from '../core.ts';
import { Failure } from '../problem.ts';
import type { Services } from '../services.ts';
import { countsOf } from './imports.ts';
import type { Exports } from './ports.ts';

const COLUMNS = 'id, status, created_at, completed_at, counts, length(archive) AS size, sha256';
const row = z.object({ ...exportJob.shape, counts: z.string().nullable().transform((json): unknown => json && JSON.parse(json)).pipe(exportJob.shape.counts) });
const missing = () => new Failure('NOT_FOUND', 'There is no such export.');

/** Exports are made aside: whoever asks for one gets its id at once. */
export function createExports(core: Core, services: Services): Exports {
  const { db } = core;
  const running = core.state('exports', () => new Map<string, Promise<void>>());

  const make = async (userId: string, id: string) => {
    // The answer to the request goes first.
    await breathe();
    try {
      const records = services.records.ofUser(userId);
      const counts = countsOf(records);
      const archive = zip({ user_id: userId, created_at: services.clock.seconds(), counts }, records);
      db.prepare(`UPDATE exports SET status = 'completed', completed_at = ?, counts = ?, sha256 = ?, archive = ? WHERE id = ?`).run(
        services.clock.seconds(), JSON.stringify(counts), createHash('sha256').update(archive).digest('hex'), archive, id,
      );
    } catch (error) {
      core.log.write('error', 'export_failed', { export_id: id, reason: error instanceof Error ? error.message : String(error) });
      db.prepare(`UPDATE exports SET status = 'failed', completed_at = ? WHERE id = ?`).run(services.clock.seconds(), id);
    }
  };

  return {
    start(userId) {
      const id = `exp_${randomBytes(12).toString('hex')}`;
      // One archive a user is enough to keep.
      db.prepare(`DELETE FROM exports WHERE user_id = ? AND status <> 'queued'`).run(userId);
      db.prepare(`INSERT INTO exports (id, user_id, status, created_at) VALUES (?, ?, 'queued', ?)`).run(id, userId, services.clock.seconds());
      const work = make(userId, id).finally(() => {
        running.delete(id);
        core.pending.delete(work);
      });
      running.set(id, work);
      core.pending.add(work);
      return services.exports.get(userId, id);
    },
    get(userId, exportId) {
      const found = row.optional().parse(db.prepare(`SELECT ${COLUMNS} FROM exports WHERE id = ? AND user_id = ?`).get(exportId, userId));
      if (!found) throw missing();
      return found satisfies ExportJob;
    },
    async wait(userId, exportId, seconds) {
      services.exports.get(userId, exportId);
      await Promise.race([running.get(exportId), after(seconds * 1000, undefined, { ref: false })]);
      return services.exports.get(userId, exportId);
    },
    archive(userId, exportId) {
      const { status } = services.exports.get(userId, exportId);
      if (status !== 'completed') throw new Failure('CONFLICT', `The export is ${status}.`);
      const { archive } = db.prepare('SELECT archive FROM exports WHERE id = ?').get(exportId) as { archive: Buffer };
      return Buffer.from(archive);
    },
  };
}

/** `records.jsonl` is what an import reads. */
function zip(manifest: object, records: readonly object[]): Buffer {
  const archive = new AdmZip();
  archive.addFile('manifest.json', Buffer.from(JSON.stringify(manifest, null, 2)));
  archive.addFile('records.jsonl', Buffer.from(records.map((record) => `${JSON.stringify(record)}\n`).join('')));
  return archive.toBuffer();
}
