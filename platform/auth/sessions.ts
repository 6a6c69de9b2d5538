import { CLOSE } from '#contracts/frame.schema';
import type { TokenPair } from '#contracts/auth.schema';
import { z } from 'zod';
import type { Core } from '../core.ts';
import type { Services } from '../services.ts';
import { atomically } from '../store/atomically.ts';
import type { Sessions, StoredUser } from './ports.ts';
import { refused } from './refusal.ts';
import { hashOf, newId, newSecret } from './secrets.ts';

const USER_AGENT_KEPT = 256;

const refreshRow = z.object({
  session_id: z.string(), user_id: z.string(), expires_at: z.int(), used_at: z.int().nullable(), revoked_at: z.int().nullable(),
});
const sessionRows = z.array(
  z.object({ id: z.string(), userId: z.string(), createdAt: z.int(), lastUsedAt: z.int(), userAgent: z.string().nullable() }),
);
const invalid = (cause: string) => refused('Invalid or expired refresh token.', cause);

/** Sessions and their refresh tokens, in the store; of a refresh token only its hash is kept. */
export function createSessions({ db, settings, sockets }: Core, services: Services): Sessions {
  const issueRefreshToken = (sessionId: string): string => {
    const token = newSecret();
    const expiresAt = services.clock.seconds() + settings.PLATFORM_REFRESH_TTL_SECONDS;
    db.prepare('INSERT INTO refresh_tokens (hash, session_id, expires_at) VALUES (?, ?, ?)').run(hashOf(token), sessionId, expiresAt);
    return token;
  };
  const pair = async (user: StoredUser, sessionId: string, refreshToken: string): Promise<TokenPair> => {
    const { id, email, full_name, role, plan, permissions } = user;
    const { token, expiresIn } = await services.tokens.mint(user, sessionId);
    return {
      access_token: token, refresh_token: refreshToken, token_type: 'Bearer', expires_in: expiresIn,
      user: { id, email, full_name, role, plan, permissions },
    };
  };

  return {
    async open(user, userAgent) {
      if (!user.active) throw refused('This account cannot sign in.', 'user_inactive');
      const id = newId('ses');
      const now = services.clock.seconds();
      const refreshToken = atomically(db, () => {
        db.prepare('INSERT INTO sessions (id, user_id, created_at, last_used_at, user_agent) VALUES (?, ?, ?, ?, ?)').run(
          id, user.id, now, now, userAgent?.slice(0, USER_AGENT_KEPT) ?? null,
        );
        return issueRefreshToken(id);
      });
      return pair(user, id, refreshToken);
    },

    async refresh(refreshToken) {
      const hash = hashOf(refreshToken);
      const stored = db.prepare(
        'SELECT session_id, user_id, expires_at, used_at, revoked_at FROM refresh_tokens JOIN sessions ON sessions.id = session_id WHERE hash = ?',
      );
      const row = refreshRow.optional().parse(stored.get(hash));
      if (!row) throw invalid('refresh_unknown');
      if (row.used_at !== null) {
        // Either its thief or its owner comes second; nobody can tell which, so both have to sign in again.
        services.sessions.revoke(row.session_id);
        throw invalid('refresh_reused');
      }
      const now = services.clock.seconds();
      if (row.revoked_at !== null) throw invalid('refresh_revoked');
      if (row.expires_at <= now) throw invalid('refresh_expired');
      const user = services.accounts.find(row.user_id);
      if (!user?.active) throw invalid('user_inactive');
      const next = atomically(db, () => {
        db.prepare('UPDATE refresh_tokens SET used_at = ? WHERE hash = ?').run(now, hash);
        db.prepare('UPDATE sessions SET last_used_at = ? WHERE id = ?').run(now, row.session_id);
        return issueRefreshToken(row.session_id);
      });
      return pair(user, row.session_id, next);
    },

    revoke(sessionId) {
      const now = services.clock.seconds();
      const { changes } = db.prepare('UPDATE sessions SET revoked_at = COALESCE(revoked_at, ?) WHERE id = ?').run(now, sessionId);
      // A token minted elsewhere with our key has no session here: its end is all there is to remember.
      if (changes === 0) db.prepare('INSERT INTO foreign_sessions (id, revoked_at) VALUES (?, ?) ON CONFLICT (id) DO NOTHING').run(sessionId, now);
      for (const socket of sockets.values()) {
        if (socket.sessionId === sessionId) socket.close(CLOSE.sessionRevoked.code, CLOSE.sessionRevoked.reason);
      }
    },
    revokeAll(userId) {
      const open = db.prepare('SELECT id FROM sessions WHERE user_id = ? AND revoked_at IS NULL').all(userId);
      for (const { id } of z.array(z.object({ id: z.string() })).parse(open)) services.sessions.revoke(id);
    },
    isRevoked: (sessionId) =>
      db
        .prepare('SELECT 1 FROM sessions WHERE id = @id AND revoked_at IS NOT NULL UNION ALL SELECT 1 FROM foreign_sessions WHERE id = @id')
        .get({ id: sessionId }) !== undefined,

    list(userId) {
      const live = db.prepare(
        `SELECT id, user_id AS userId, created_at AS createdAt, last_used_at AS lastUsedAt, user_agent AS userAgent FROM sessions
         WHERE user_id = ? AND revoked_at IS NULL
           AND EXISTS (SELECT 1 FROM refresh_tokens WHERE session_id = sessions.id AND used_at IS NULL AND expires_at > ?)
         ORDER BY created_at DESC, rowid DESC`,
      );
      return sessionRows.parse(live.all(userId, services.clock.seconds()));
    },
  };
}
