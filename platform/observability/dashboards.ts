import type { Dashboard } from '#contracts/observability.schema';
import { z } from 'zod';
import type { Core } from '../core.ts';
import type { Services } from '../services.ts';
import type { Dashboards } from './ports.ts';

const MINUTE = 60;
const row = z.object({ minute: z.int(), kind: z.string(), count: z.int() });

/** What is counted, by what: of one user and within a time. */
const SERIES = {
  runs: 'SELECT created_at AS at, status AS kind FROM runs WHERE user_id = :userId',
  messages: 'SELECT m.created_at AS at, m.role AS kind FROM messages m JOIN threads t ON t.id = m.thread_id WHERE t.user_id = :userId AND m.deleted_at IS NULL',
} as const satisfies Record<Dashboard['series'], string>;

/** Figures by minute, counted in the store each time they are asked for. */
export function createDashboards({ db }: Core, services: Services): Dashboards {
  return {
    series(userId, series, minutes) {
      const to = services.clock.seconds();
      const from = to - minutes * MINUTE;
      const rows = db
        .prepare(`SELECT at - at % ${MINUTE} AS minute, kind, COUNT(*) AS count FROM (${SERIES[series]}) WHERE at >= :from AND at <= :to GROUP BY minute, kind ORDER BY minute, kind`)
        .all({ userId, from, to })
        .map((found) => row.parse(found));
      const points = [...new Set(rows.map(({ minute }) => minute))].map((at) => {
        const here = rows.filter(({ minute }) => minute === at);
        return { at, count: sum(here), by: Object.fromEntries(here.map(({ kind, count }) => [kind, count])) };
      });
      return { series, from, to, total: sum(rows), points };
    },
  };
}

const sum = (rows: readonly { readonly count: number }[]): number => rows.reduce((total, { count }) => total + count, 0);
