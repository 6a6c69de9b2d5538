import { plan, profile, role } from '#contracts/auth.schema';
import { z } from 'zod';
import type { Core } from '../core.ts';
import { Failure } from '../problem.ts';
import type { Services } from '../services.ts';
import { createLockout } from './lockout.ts';
import { costIn, hashPassword, verifyPassword } from './passwords.ts';
import type { Accounts, NewUser, StoredUser } from './ports.ts';
import { refused } from './refusal.ts';
import { newId } from './secrets.ts';

const userRow = z.object({
  id: z.string(), email: z.string(), full_name: z.string(), role, plan, created_at: z.int(), active: z.int(),
  permissions: z.string().transform((json): unknown => JSON.parse(json)).pipe(z.array(z.string())),
  provider: profile.shape.auth_provider,
  password_hash: z.string().nullable(),
});
type UserRow = z.output<typeof userRow>;

/** Users and their passwords, in the store. */
export function createAccounts(core: Core, services: Services): Accounts {
  const { db } = core;
  const cost = costIn(core.settings.PLATFORM_ENVIRONMENT);
  const lockout = createLockout(core, services);
  const rowByEmail = (email: string) => userRow.optional().parse(db.prepare('SELECT * FROM users WHERE email = ?').get(email));
  const rowById = (id: string) => userRow.optional().parse(db.prepare('SELECT * FROM users WHERE id = ?').get(id));

  const insert = (input: NewUser, passwordHash: string | null): StoredUser => {
    const { email, fullName = nameFrom(email), role = 'standard_user', plan = 'pro', permissions = [], provider } = input;
    const id = newId('usr');
    const { changes } = db
      .prepare(
        `INSERT INTO users (id, email, full_name, role, plan, permissions, password_hash, provider, created_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (email) DO NOTHING`,
      )
      .run(id, email, fullName, role, plan, JSON.stringify(permissions), passwordHash, provider, services.clock.seconds());
    const row = rowById(id);
    if (changes === 0 || !row) throw new Failure('CONFLICT', 'There is an account with this e-mail already.');
    return toUser(row);
  };

  return {
    create: async (input) => insert(input, input.password === undefined ? null : await hashPassword(input.password, cost)),
    async upsert(input) {
      const known = rowByEmail(input.email);
      if (!known) return services.accounts.create(input);
      const { role = known.role, plan = known.plan, permissions = known.permissions } = input;
      db.prepare('UPDATE users SET role = ?, plan = ?, permissions = ? WHERE id = ?').run(role, plan, JSON.stringify(permissions), known.id);
      return toUser({ ...known, role, plan, permissions: [...permissions] });
    },
    find(userId) {
      const row = rowById(userId);
      return row && toUser(row);
    },
    findByEmail(email) {
      const row = rowByEmail(email);
      return row && toUser(row);
    },
    async adopt(input) {
      const known = rowByEmail(input.email);
      if (known?.provider !== 'local') return services.accounts.upsert(input);
      const { provider, fullName = known.full_name } = input;
      db.prepare('UPDATE users SET password_hash = NULL, provider = ?, full_name = ? WHERE id = ?').run(provider, fullName, known.id);
      services.sessions.revokeAll(known.id);
      return toUser({ ...known, provider, full_name: fullName });
    },
    async authenticate(email, password) {
      lockout.assertOpen(email);
      const row = rowByEmail(email);
      const right = await verifyPassword(password, row?.password_hash, cost);
      // Again, because guesses made in parallel must not learn more than the first few did.
      lockout.assertOpen(email);
      if (!right || !row?.active) {
        lockout.fail(email);
        throw refused('Wrong e-mail or password.', row ? 'wrong_password' : 'unknown_account');
      }
      lockout.clear(email);
      return toUser(row);
    },
  };
}

const nameFrom = (email: string): string => email.split('@')[0] ?? email;

const toUser = ({ id, email, full_name, role, plan, permissions, created_at, provider, active }: UserRow): StoredUser => ({
  id, email, full_name, role, plan, permissions, created_at, auth_provider: provider, active: active === 1,
});
