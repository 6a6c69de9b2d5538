import { AUDIENCE, ISSUER } from '#contracts/auth.schema';
import { decodeToken } from '../auth/decode.ts';
import type { TokenSource } from '../auth/token-source.ts';

/** What is known about the server when its verdict on a token is to be explained. */
export interface ServerFacts {
  /** Seconds by which the server's clock is ahead of ours, from its `Date` header. */
  readonly skewSeconds: number | undefined;
  /** Keys it publishes: key ids and algorithms. Empty with a shared secret. */
  readonly keys: readonly { readonly kid?: string | undefined; readonly alg?: string | undefined }[];
  /** A token the server signed itself, where it gives one away (development sign-in). */
  readonly ownToken?: string | undefined;
}
const LEEWAY_SECONDS = 60;

/**
 * Why a server may refuse a token, from the token and from what the server tells: every claim that is wrong by name.
 * Never the token itself. Empty when all that can be seen is right; then it is what cannot be seen: the signature.
 */
export function explainToken(token: string, { skewSeconds = 0, keys, ownToken }: ServerFacts): string[] {
  const decoded = decodeToken(token);
  if (!decoded) return ['form: it is not a JWT'];
  const { header, claims } = decoded;
  const own = ownToken === undefined ? undefined : decodeToken(ownToken);
  const now = Math.floor(Date.now() / 1000) + skewSeconds;
  const issuer = own?.claims.iss ?? ISSUER;
  const audiences = [own?.claims.aud ?? AUDIENCE].flat();
  const ago = (time: number) => `${Math.abs(now - time)} s ${time <= now ? 'ago' : 'from now'} by the server’s clock`;
  const wrong: (string | false | undefined)[] = [
    header.alg === 'none' && 'alg: none is never accepted',
    keys.length > 0 && !keys.some((key) => key.alg === header.alg) && `alg: ${header.alg}, the server publishes keys for ${keys.map((key) => key.alg ?? '?').join(', ')}`,
    keys.length > 0 && header.kid !== undefined && !keys.some((key) => key.kid === header.kid) && `kid: “${header.kid}” is not among the keys the server publishes`,
    own && own.header.alg !== header.alg && `alg: ${header.alg}, the server’s own tokens have ${own.header.alg}`,
    claims.iss !== issuer && `iss: ${told(claims.iss)}, must be “${issuer}”`,
    !audiences.some((audience) => [claims.aud].flat().includes(audience)) && `aud: ${told(claims.aud)}, must be “${audiences.join('” or “')}”`,
    claims['token_type'] !== 'access' && `token_type: ${told(claims['token_type'])}, must be “access”`,
    claims.sub === undefined && 'sub: missing',
    claims.exp === undefined && 'exp: missing',
    claims.exp !== undefined && claims.exp <= now && `exp: the token expired ${ago(claims.exp)}`,
    claims.nbf !== undefined && claims.nbf > now + LEEWAY_SECONDS && `nbf: the token is not valid yet, it begins ${ago(claims.nbf)}`,
    claims.iat !== undefined && claims.iat > now + LEEWAY_SECONDS && `iat: the token was issued ${ago(claims.iat)}; the clocks differ by ${skewSeconds} s`,
  ];
  return wrong.filter((line): line is string => typeof line === 'string');
}

const told = (claim: unknown): string => (claim === undefined ? 'missing' : `“${[claim].flat().map(String).join('”, “')}”`);

/** What to change so that the token is accepted. */
export function remedyFor(kind: TokenSource['kind'], wrong: readonly string[]): string {
  if (kind === 'given token') return wrong.length > 0 ? 'TOUCHSTONE_TOKEN: get a token with the right claims' : 'TOUCHSTONE_TOKEN: it was signed for another deployment, or revoked; get a new one';
  if (wrong.length > 0) return 'fix the claims where the tokens are made (utils/auth/token-source.ts, or the auth service)';
  return kind === 'secret'
    ? 'TOUCHSTONE_JWT_SECRET: set the secret with which the platform verifies (its JWT secret for this environment); mind quotes and line ends'
    : 'the auth service signs with another secret than the platform verifies with: give both the same';
}
