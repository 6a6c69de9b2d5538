import type { Core } from '../core.ts';
import type { Services } from '../services.ts';
import type { Retention } from './ports.ts';

interface Row {
  readonly id: string;
  readonly user_id: string;
}

/** What is done with threads nobody needs any more. Runs on demand: when is for whoever operates the platform to say. */
export function createRetention({ db, settings }: Core, services: Services): Retention {
  const find = (condition: string, before: number, userId: string | undefined) =>
    db
      .prepare(`SELECT id, user_id FROM threads WHERE ${condition} < ? AND (? IS NULL OR user_id = ?)
        AND NOT EXISTS (SELECT 1 FROM runs WHERE thread_id = threads.id AND status IN ('queued', 'in_progress')) ORDER BY rowid`)
      .all(before, userId ?? null, userId ?? null) as Row[];
  return {
    policy: () => ({ archive_after_seconds: settings.PLATFORM_ARCHIVE_AFTER_SECONDS, erase_after_seconds: settings.PLATFORM_ERASE_AFTER_SECONDS }),
    run({ user_id: userId, dry_run: dryRun }) {
      const { archive_after_seconds: archiveAfter, erase_after_seconds: eraseAfter } = services.retention.policy();
      const now = services.clock.seconds();
      const outlived = find('archived_at', now - eraseAfter, userId);
      const idle = find('archived_at IS NULL AND updated_at', now - archiveAfter, userId);
      if (!dryRun) {
        for (const { id, user_id: owner } of outlived) services.threads.purge(owner, id);
        for (const { id, user_id: owner } of idle) services.threads.archive(owner, id);
      }
      return { dry_run: dryRun, archived: idle.map(({ id }) => id), erased: outlived.map(({ id }) => id) };
    },
  };
}
