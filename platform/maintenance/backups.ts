import type { Backup } from '#contracts/maintenance.schema';
import { rowCounts } from '#contracts/maintenance.schema';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { recoverRuns } from '../agents/recover.ts';
import { createRunStore } from '../agents/run-store.ts';
import type { Core } from '../core.ts';
import { Failure } from '../problem.ts';
import type { Services } from '../services.ts';
import type { Backups } from './ports.ts';
import { copyFrom, lookInto, withStore } from './restore.ts';

type BackupRow = Omit<Backup, 'counts' | 'cipher'> & { readonly counts: string };
const toBackup = ({ id, created_at, size, sha256, counts, checksum }: BackupRow): Backup => ({
  id, created_at, cipher: 'aes-256-gcm', size, sha256, counts: rowCounts.parse(JSON.parse(counts)), checksum,
});

/** Copies of the store, encrypted, in a folder beside it. */
export function createBackups(core: Core, services: Services): Backups {
  const { db, settings } = core;
  const folder = `${settings.PLATFORM_DATABASE}.backups`;
  const pathOf = (backupId: string) => join(folder, `${backupId}.backup`);
  const secret = (): string => {
    if (settings.PLATFORM_BACKUP_SECRET && settings.PLATFORM_DATABASE !== ':memory:') return settings.PLATFORM_BACKUP_SECRET;
    throw new Failure('NOT_CONFIGURED', 'Backups need PLATFORM_BACKUP_SECRET and a database on disk.');
  };
  /** A plain copy of a store, on disk for no longer than the work takes. */
  const withPlain = <T>(work: (path: string) => T): T => {
    if (!existsSync(folder)) mkdirSync(folder, { mode: 0o700 });
    const path = join(folder, `${randomBytes(6).toString('hex')}.tmp`);
    try {
      return work(path);
    } finally {
      rmSync(path, { force: true });
    }
  };

  return {
    create() {
      const key = secret();
      const file = withPlain((path) => {
        db.prepare('VACUUM INTO ?').run(path);
        return services.vault.seal(readFileSync(path), key);
      });
      const id = `bak_${randomBytes(12).toString('hex')}`;
      writeFileSync(pathOf(id), file, { mode: 0o600 });
      // Nothing else ran since the copy was made, so this is what is in it.
      const { counts, checksum } = services.censuses.take();
      db.prepare('INSERT INTO backups (id, created_at, size, sha256, counts, checksum) VALUES (?, ?, ?, ?, ?, ?)').run(
        id, services.clock.seconds(), file.length, createHash('sha256').update(file).digest('hex'), JSON.stringify(counts), checksum,
      );
      return toBackup(db.prepare('SELECT * FROM backups WHERE id = ?').get(id) as BackupRow);
    },
    list: () => (db.prepare('SELECT * FROM backups ORDER BY rowid DESC').all() as BackupRow[]).map(toBackup),
    file(backupId) {
      if (!services.backups.list().some(({ id }) => id === backupId) || !existsSync(pathOf(backupId))) throw new Failure('NOT_FOUND', 'There is no such backup.');
      return readFileSync(pathOf(backupId));
    },
    restore(file, dryRun) {
      const plain = services.vault.unseal(file, secret());
      if (createRunStore(core).active().length > 0) throw new Failure('CONFLICT', 'Agents are working. Restore when their runs are over.');
      return withPlain((path) => {
        writeFileSync(path, plain, { mode: 0o600 });
        return withStore(db, path, () => {
          const found = lookInto(db);
          if (dryRun) return { status: 'dry_run', ...found };
          copyFrom(core);
          recoverRuns(core, services);
          return { status: 'restored', ...services.censuses.take() };
        });
      });
    },
  };
}
