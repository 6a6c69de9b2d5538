import { openObject } from '#contracts/primitives.schema';
import { z } from 'zod';
import type { Core } from '../core.ts';
import { Failure } from '../problem.ts';
import type { Services } from '../services.ts';
import { atomically } from '../store/atomically.ts';
import type { Profiles } from './ports.ts';

const row = z.object({
  language: z.string(), timezone: z.string(), updated_at: z.int(),
  preferences: z.string().transform((json): unknown => JSON.parse(json)).pipe(openObject),
});

/** What users say about themselves; the name is the account's. */
export function createProfiles({ db }: Core, services: Services): Profiles {
  return {
    get(principal) {
      const { userId, plan } = principal;
      const user = services.accounts.find(userId);
      if (!user) throw new Failure('NOT_FOUND', 'There is no such user.');
      const stored = row.optional().parse(db.prepare('SELECT * FROM profiles WHERE user_id = ?').get(userId));
      const { language = 'en', timezone = 'UTC', preferences = {}, updated_at = null } = stored ?? {};
      return {
        user_id: userId, email: user.email, plan, full_name: user.full_name, language, timezone, preferences, updated_at,
        quota: { runs: services.quotas.runs(principal) },
      };
    },
    put(principal, { full_name: fullName, language, timezone, preferences }) {
      atomically(db, () => {
        db.prepare('UPDATE users SET full_name = ? WHERE id = ?').run(fullName, principal.userId);
        db.prepare('INSERT OR REPLACE INTO profiles (user_id, language, timezone, preferences, updated_at) VALUES (?, ?, ?, ?, ?)').run(
          principal.userId, language, timezone, JSON.stringify(preferences), services.clock.seconds(),
        );
      });
      return services.profiles.get(principal);
    },
  };
}
