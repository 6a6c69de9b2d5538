import type { Flag } from '#contracts/feature.schema';
import { z } from 'zod';
import type { Core } from '../core.ts';
import { Failure } from '../problem.ts';
import type { Services } from '../services.ts';
import type { Flags } from './ports.ts';

/** Every flag there is, and how it stands as long as nobody has set it. */
export const FLAGS = {
  thread_digest: { description: 'Figures about a thread at /api/threads/{id}/digest.', enabled: false },
} as const satisfies Record<string, { readonly description: string; readonly enabled: boolean }>;

const switched = z.object({ enabled: z.int().transform(Boolean) });
const exception = z.object({ user_id: z.string(), enabled: z.int().transform(Boolean) });

/** Flags are code, what they are set to is data. */
export function createFlags({ db }: Core, services: Services): Flags {
  const find = (key: string) => {
    const known = Object.entries(FLAGS).find(([name]) => name === key);
    if (!known) throw new Failure('NOT_FOUND', 'There is no such flag.');
    return known[1];
  };
  const setting = (sql: string, ...keys: string[]) => switched.optional().parse(db.prepare(sql).get(...keys))?.enabled;
  const forAll = (key: string): boolean => setting('SELECT enabled FROM flags WHERE key = ?', key) ?? find(key).enabled;

  return {
    isOn: (key, userId) => setting('SELECT enabled FROM flag_users WHERE key = ? AND user_id = ?', key, userId) ?? forAll(key),
    ofUser: (userId) => Object.fromEntries(Object.keys(FLAGS).map((key) => [key, services.flags.isOn(key, userId)])),
    get(key): Flag {
      const { description } = find(key);
      const users = db.prepare('SELECT user_id, enabled FROM flag_users WHERE key = ? ORDER BY user_id').all(key);
      return { key, description, enabled: forAll(key), users: users.map((row) => exception.parse(row)) };
    },
    set(key, enabled) {
      find(key);
      db.prepare('INSERT INTO flags (key, enabled) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET enabled = excluded.enabled').run(key, Number(enabled));
      return services.flags.get(key);
    },
    setFor(key, userId, enabled) {
      find(key);
      if (!db.prepare('SELECT 1 FROM users WHERE id = ?').get(userId)) throw new Failure('NOT_FOUND', 'There is no such user.');
      db.prepare('INSERT INTO flag_users (key, user_id, enabled) VALUES (?, ?, ?) ON CONFLICT (key, user_id) DO UPDATE SET enabled = excluded.enabled').run(key, userId, Number(enabled));
      return services.flags.get(key);
    },
  };
}
