import { randomBytes } from 'node:crypto';
import { SignJWT } from 'jose';
import type { User } from '#contracts/auth.schema';
import { AUDIENCE, ISSUER, tokenPair } from '#contracts/auth.schema';
import type { TokenPair } from '#contracts/auth.schema';
import { PATHS } from '#contracts/paths';
import type { Http } from '../clients/http.ts';
import { TouchstoneError } from '../errors.ts';
import { learnSecret } from '../transcript/redact.ts';
import { decodeToken } from './decode.ts';
import type { Persona, Session } from './session.types.ts';

/** Who is wanted: the persona, a name no other test has, and which user of the test it is, counted from 0. */
export interface Wanted {
  readonly persona: Persona;
  readonly name: string;
  readonly index: number;
}
/** One way to get tokens. */
export interface TokenSource {
  /** For messages: what kind it is, never what it holds. */
  readonly kind: 'bypass key' | 'secret' | 'password' | 'given token';
  issue(http: Http, wanted: Wanted): Promise<Session>;
}

const DEFAULTS = { role: 'standard_user', plan: 'pro', permissions: [] as string[] } as const;
/** True when a persona is more than the default one. */
export const isSpecial = ({ role, plan, permissions }: Persona): boolean =>
  (role !== undefined && role !== DEFAULTS.role) || (plan !== undefined && plan !== DEFAULTS.plan) || (permissions !== undefined && permissions.length > 0);
const emailOf = (name: string) => `${name}@touchstone.test`;

/** `POST /auth/e2e/test-auth`: a new user with any role, without hashing a password. */
export function bypassSource(key: string): TokenSource {
  return {
    kind: 'bypass key',
    async issue(http, { persona, name }) {
      const json = { email: emailOf(name), name, ...DEFAULTS, ...persona };
      const response = await http.send({ method: 'POST', path: PATHS.testAuth, json, headers: { 'x-e2e-bypass-key': key } });
      return sessionOf(http.check(response, 200, tokenPair));
    },
  };
}

/** Tokens signed with the platform’s own secret: for users it knows, by id, or for made-up ones where it asks for none. */
export function mintingSource(secret: string, environment: string, userIds: readonly string[]): TokenSource {
  return {
    kind: 'secret',
    async issue(_http, { persona, name, index }) {
      const { role, plan, permissions } = { ...DEFAULTS, ...persona };
      const id = userIds.length > 0 ? userIds[index] : name;
      if (id === undefined) throw exhausted(userIds.length, index, 'TOUCHSTONE_SECOND_USER_ID gives a second');
      const user: User = { id, email: emailOf(name), full_name: name, role, plan, permissions: [...permissions] };
      const expiresIn = 900;
      const claims = { email: user.email, full_name: name, role, permissions, env: environment, token_type: 'access', type: 'access', sid: randomBytes(8).toString('hex'), jti: randomBytes(16).toString('hex') };
      const accessToken = await new SignJWT(claims)
        .setProtectedHeader({ alg: 'HS256', typ: 'JWT' }).setSubject(user.id).setIssuer(ISSUER).setAudience(AUDIENCE).setIssuedAt().setExpirationTime(`${expiresIn}s`)
        .sign(new TextEncoder().encode(secret));
      return withoutRefresh({ user, accessToken, expiresIn }, 'a minted session');
    },
  };
}

/** `POST /auth/login` with accounts that exist, one per user of a test. */
export function passwordSource(accounts: readonly { readonly email: string; readonly password: string }[]): TokenSource {
  return {
    kind: 'password',
    async issue(http, { index }) {
      const account = accounts[index];
      if (!account) throw exhausted(accounts.length, index, 'TOUCHSTONE_SECOND_EMAIL and TOUCHSTONE_SECOND_PASSWORD give a second');
      const response = await http.send({ method: 'POST', path: PATHS.login, json: account });
      return sessionOf(http.check(response, 200, tokenPair));
    },
  };
}

/** A token from outside: everybody is the same user. */
export function givenSource(token: string): TokenSource {
  return {
    kind: 'given token',
    async issue(_http, { index }) {
      if (index > 0) throw exhausted(1, index, 'set another source of tokens');
      const claims = decodeToken(token)?.claims;
      if (!claims?.sub) throw new TouchstoneError('E_AUTH', { expected: 'a JWT with a sub in TOUCHSTONE_TOKEN', happened: claims ? 'it has no sub' : 'it cannot be decoded', where: 'TOUCHSTONE_TOKEN' });
      const text = (name: string) => (typeof claims[name] === 'string' ? claims[name] : '');
      const user: User = { id: claims.sub, email: text('email'), full_name: text('full_name'), ...DEFAULTS };
      return withoutRefresh({ user, accessToken: token, expiresIn: Math.max(1, (claims.exp ?? 0) - Math.floor(Date.now() / 1000)) }, 'a token from outside');
    },
  };
}

/** A session from what a sign-in answered; its tokens are known to the redaction from here on. */
export function sessionOf({ user, access_token: accessToken, refresh_token: refreshToken, expires_in: expiresIn }: TokenPair): Session {
  learnSecret(accessToken);
  learnSecret(refreshToken);
  return { user, accessToken, refreshToken, expiresIn };
}

function withoutRefresh(session: Omit<Session, 'refreshToken'>, what: string): Session {
  learnSecret(session.accessToken);
  return {
    ...session,
    get refreshToken(): string {
      throw new TouchstoneError('E_AUTH', { expected: 'a session with a refresh token', happened: `${what} has none`, where: 'session.refreshToken', next: "state needs('refresh-tokens')" });
    },
  };
}

const exhausted = (have: number, index: number, remedy: string) =>
  new TouchstoneError('E_AUTH', { expected: `a user number ${index + 1}`, happened: `the target gives ${have}`, where: 'createUser', next: `state needs('second-user') so that the test is skipped here; ${remedy}` });
