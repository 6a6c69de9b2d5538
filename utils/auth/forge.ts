import { randomBytes } from 'node:crypto';
import { SignJWT } from 'jose';
import type { JWTPayload } from 'jose';
import { TouchstoneError } from '../errors.ts';
import { decodeToken } from './decode.ts';
import type { TokenDefect } from './session.types.ts';

/**
 * Defects that need no knowledge of the platform’s secret. An expired token made without it is wrong in two ways, and must be
 * refused all the more: no deployment is too closed to be asked.
 */
export const SECRETLESS: ReadonlySet<TokenDefect> = new Set<TokenDefect>(['malformed', 'wrong_signature', 'alg_none', 'expired']);

const HOUR = 3600;
const seconds = () => Math.floor(Date.now() / 1000);

/** What each defect changes in claims that are otherwise right. */
const CHANGES: Partial<Record<TokenDefect, () => JWTPayload>> = {
  expired: () => ({ iat: seconds() - 2 * HOUR, exp: seconds() - HOUR }),
  // Far beyond the leeway, and with enough life left that nothing else is wrong.
  not_yet_valid: () => ({ nbf: seconds() + HOUR, exp: seconds() + 2 * HOUR }),
  wrong_issuer: () => ({ iss: 'somebody-else' }),
  wrong_audience: () => ({ aud: 'another-platform' }),
  wrong_type: () => ({ token_type: 'refresh', type: 'refresh' }),
  unknown_user: () => ({ sub: `nobody-${randomBytes(6).toString('hex')}` }),
};

/** What this process made wrong itself, by token: whoever reports what became of it can say so. */
const forgeries = new Map<string, TokenDefect>();

/** How messages name a credential that is none or was forged; empty for any other. */
export function oddityOf(token: string | undefined): string {
  if (token === undefined) return ' without a token';
  const defect = forgeries.get(token);
  return defect === undefined ? '' : ` with a forged token (${defect})`;
}

/** A copy of a good token that is wrong in exactly one way (`expired` without the secret: in its signature too). */
export async function forgeToken(good: string, defect: TokenDefect, secret: string | undefined): Promise<string> {
  const token = await forge(good, defect, secret);
  forgeries.set(token, defect);
  return token;
}

/** Claims and header members that a minted token has otherwise than the good one; `null` leaves one out. */
export interface TokenChanges {
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly header?: Readonly<Record<string, unknown>>;
}

/** A token with a `jti` of its own and the claims of a good one but for the changes, signed with a secret: the platform's, or another. */
export function mintToken(good: string, secret: string, { claims = {}, header = {} }: TokenChanges): Promise<string> {
  const wanted = Object.entries({ ...decodeToken(good)?.claims, jti: randomBytes(16).toString('hex'), ...claims });
  const payload: JWTPayload = Object.fromEntries(wanted.filter(([, value]) => value !== null));
  return new SignJWT(payload).setProtectedHeader({ alg: 'HS256', typ: 'JWT', ...header }).sign(new TextEncoder().encode(secret));
}

async function forge(good: string, defect: TokenDefect, secret: string | undefined): Promise<string> {
  const claims = decodeToken(good)?.claims;
  if (!claims) throw new TouchstoneError('E_AUTH', { expected: 'a session whose access token is a JWT, to forge one from', happened: 'its token cannot be decoded', where: `forgeToken(session, '${defect}')` });
  if (defect === 'malformed') return good.split('.').slice(0, 2).join('.');
  if (defect === 'alg_none') return `${encode({ alg: 'none', typ: 'JWT' })}.${encode(claims)}.`;
  const key = defect === 'wrong_signature' || secret === undefined ? randomBytes(48) : new TextEncoder().encode(secret);
  const forged: JWTPayload = { ...claims, jti: randomBytes(16).toString('hex'), ...CHANGES[defect]?.() };
  if (defect === 'missing_audience') delete forged.aud;
  return new SignJWT(forged).setProtectedHeader({ alg: defect === 'algorithm' ? 'HS512' : 'HS256', typ: 'JWT' }).sign(key);
}

const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
