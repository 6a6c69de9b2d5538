import { PATHS } from '#contracts/paths';
import type { IDToken } from 'openid-client';
import { z } from 'zod';
import type { Core } from '../core.ts';
import { Failure } from '../problem.ts';
import type { Services } from '../services.ts';
import { providerConfiguration } from './oauth-client.ts';
import type { OAuth } from './ports.ts';
import { refused } from './refusal.ts';
import { hashOf, newSecret } from './secrets.ts';

/** How long a person may take at the provider. */
export const ATTEMPT_SECONDS = 600;
const CODE_SECONDS = 60;

/** A sign-in that went to the provider and has not come back; it never leaves this process. */
interface Attempt {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly expiresAt: number;
}

/** Only an address the provider vouches for may open an account. */
const vouched = z.object({ email: z.email(), email_verified: z.literal(true), name: z.string().min(1).optional() });

const codeRow = z.object({ user_id: z.string() }).optional();

/** Signing in through an OpenID provider: authorization code with PKCE, state and nonce. */
export function createOAuth(core: Core, services: Services): OAuth {
  const { db } = core;
  const attempts = () => core.state('auth.oauth.attempts', () => new Map<string, Attempt>());

  /** Good once, whatever comes of it. */
  const takeAttempt = (cookie: string | undefined): Attempt => {
    const attempt = attempts().get(cookie ?? '');
    attempts().delete(cookie ?? '');
    if (!attempt || attempt.expiresAt <= services.clock.seconds()) throw failedSignIn('oauth_no_attempt');
    return attempt;
  };

  return {
    async begin() {
      const configuration = await providerConfiguration(core);
      const { buildAuthorizationUrl, calculatePKCECodeChallenge } = await import('openid-client');
      const now = services.clock.seconds();
      for (const [cookie, { expiresAt }] of attempts()) if (expiresAt <= now) attempts().delete(cookie);
      const [stateCookie, state, nonce, verifier] = [newSecret(), newSecret(), newSecret(), newSecret()];
      attempts().set(stateCookie, { state, nonce, verifier, expiresAt: now + ATTEMPT_SECONDS });
      const location = buildAuthorizationUrl(configuration, {
        redirect_uri: `${core.origin}${PATHS.oauthCallback}`,
        scope: 'openid email profile',
        code_challenge: await calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        state,
        nonce,
        // Whoever signed out and comes back may want to be somebody else.
        prompt: 'login',
      });
      return { location: location.href, stateCookie };
    },

    async complete(callbackUrl, stateCookie) {
      const { data: person } = vouched.safeParse(await redeem(core, callbackUrl, takeAttempt(stateCookie)));
      if (!person) throw failedSignIn('oauth_email_not_verified');
      const { email, name } = person;
      const user = await services.accounts.adopt({ email, provider: 'google', ...(name ? { fullName: name } : {}) });
      const code = newSecret();
      const now = services.clock.seconds();
      db.prepare('DELETE FROM oauth_codes WHERE expires_at <= ?').run(now);
      db.prepare('INSERT INTO oauth_codes (hash, user_id, expires_at) VALUES (?, ?, ?)').run(hashOf(code), user.id, now + CODE_SECONDS);
      return code;
    },

    async exchange(oneTimeCode, userAgent) {
      const now = services.clock.seconds();
      const used = db.prepare('UPDATE oauth_codes SET used_at = ? WHERE hash = ? AND used_at IS NULL AND expires_at > ? RETURNING user_id');
      const row = codeRow.parse(used.get(now, hashOf(oneTimeCode), now));
      const user = row && services.accounts.find(row.user_id);
      if (!user) throw refused('Invalid or expired code.', 'oauth_code');
      return services.sessions.open(user, userAgent);
    },

    demandsProof: () => true,
  };
}

/** The claims of a verified ID token. @throws Failure as `complete` does */
async function redeem(core: Core, callbackUrl: URL, { state, nonce, verifier }: Attempt): Promise<IDToken | undefined> {
  const configuration = await providerConfiguration(core);
  const { authorizationCodeGrant, AuthorizationResponseError } = await import('openid-client');
  try {
    const tokens = await authorizationCodeGrant(configuration, callbackUrl, {
      expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true,
    });
    return tokens.claims();
  } catch (error) {
    // Told apart only after the state was found right: a stranger's link must not look like a refusal.
    if (error instanceof AuthorizationResponseError && error.error === 'access_denied') {
      throw new Failure('AUTH_UNAUTHORIZED', 'The sign-in was refused at the provider.', { cause: 'oauth_access_denied' });
    }
    throw failedSignIn(error instanceof Error ? error.message : 'oauth_failed');
  }
}

const failedSignIn = (cause: string) => new Failure('BAD_REQUEST', 'This sign-in is not valid or took too long. Please begin again.', { cause });
