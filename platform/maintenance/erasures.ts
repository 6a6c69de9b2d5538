import { CLOSE } from '#contracts/frame.schema';
import type { Erasure } from '#contracts/maintenance.schema';
import { rowCounts } from '#contracts/maintenance.schema';
import { randomBytes } from 'node:crypto';
import type { Core } from '../core.ts';
import { Failure } from '../problem.ts';
import type { Services } from '../services.ts';
import { atomically } from '../store/atomically.ts';
import type { Erasures } from './ports.ts';
import { ownedTables } from './tables.ts';

type ErasureRow = Omit<Erasure, 'counts'> & { readonly counts: string };
const toErasure = ({ id, user_id, erased_at, counts }: ErasureRow): Erasure => ({ id, user_id, erased_at, counts: rowCounts.parse(JSON.parse(counts)) });

/** The right to be forgotten: everything of one user, at once and for good. */
export function createErasures({ db, sockets }: Core, services: Services): Erasures {
  /** Children before parents, whatever refers to what: the user goes last and takes along what hangs on it. */
  const deleteRows = (userId: string) => {
    const email = services.accounts.find(userId)?.email ?? '';
    db.prepare('DELETE FROM login_failures WHERE email = ?').run(email);
    for (const { table, where } of ownedTables(db).filter(({ table }) => table !== 'users')) db.prepare(`DELETE FROM ${table} WHERE ${where}`).run({ userId });
    db.prepare('DELETE FROM users WHERE id = ?').run(userId);
  };

  return {
    async erase(userId) {
      // A run must not go on writing. One that ends by itself meanwhile refuses to be cancelled: fine.
      await Promise.allSettled(services.runs.active(userId).map((run) => services.runs.cancel(userId, run.id, 'account_erased')));
      const id = `era_${randomBytes(12).toString('hex')}`;
      atomically(db, () => {
        const { counts } = services.censuses.take(userId);
        if (counts['users'] === 0) throw new Failure('NOT_FOUND', 'There is no such user.');
        deleteRows(userId);
        db.prepare('INSERT INTO erasures (id, user_id, erased_at, counts) VALUES (?, ?, ?, ?)').run(id, userId, services.clock.seconds(), JSON.stringify(counts));
      });
      for (const socket of sockets.values()) {
        if (socket.userId === userId) socket.close(CLOSE.sessionRevoked.code, CLOSE.sessionRevoked.reason);
      }
      return toErasure(db.prepare('SELECT * FROM erasures WHERE id = ?').get(id) as ErasureRow);
    },
    list: (userId) =>
      (db.prepare('SELECT * FROM erasures WHERE ? IS NULL OR user_id = ? ORDER BY rowid DESC').all(userId ?? null, userId ?? null) as ErasureRow[]).map(toErasure),
  };
}
