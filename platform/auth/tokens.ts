import { accessClaims, AUDIENCE, ISSUER, plan } from '#contracts/auth.schema';
import { LIMITS } from '#contracts/limits';
import type { JWTPayload } from 'jose';
import { compactVerify, decodeJwt, decodeProtectedHeader, SignJWT } from 'jose';
import { randomUUID } from 'node:crypto';
import type { Core } from '../core.ts';
import type { Services } from '../services.ts';
import { signingKeys } from './keys.ts';
import type { TokenFault, Tokens, TokenVerdict } from './ports.ts';

const SERVICE_TTL_SECONDS = 3600;

/** What a principal is made of. `sid` is ours; a token minted elsewhere with the same key is a session of its own. */
const identity = accessClaims.pick({ sub: true, jti: true, role: true, permissions: true, sid: true }).extend({ plan: plan.optional() });

/** Checks of a signed token's claims, in the contract's order: the first that does not hold names the fault. */
const CHECKS: readonly (readonly [TokenFault, (claims: JWTPayload, now: number) => boolean])[] = [
  ['token_type', ({ token_type, type }) => token_type === 'access' && (type === undefined || type === 'access')],
  ['issuer', ({ iss }) => iss === ISSUER],
  ['audience', ({ aud }) => [aud].flat().includes(AUDIENCE)],
  ['not_yet_valid', ({ iat, nbf }, now) => hasBegun(iat, now) && (nbf === undefined || hasBegun(nbf, now))],
  ['expired', ({ exp }, now) => typeof exp === 'number' && now < exp],
];
const hasBegun = (time: unknown, now: number): boolean => typeof time === 'number' && time <= now + LIMITS.tokenLeewaySeconds;

/** Access and service tokens. Nothing is remembered between two checks, so revocation and expiry count at once. */
export function createTokens(core: Core, services: Services): Tokens {
  const { settings } = core;

  const mint = async (claims: JWTPayload, expiresIn: number) => {
    const { header, sign } = await signingKeys(core);
    const now = services.clock.seconds();
    const standard = { iss: ISSUER, aud: AUDIENCE, iat: now, exp: now + expiresIn, jti: randomUUID(), env: settings.PLATFORM_ENVIRONMENT };
    return { token: await new SignJWT({ ...claims, ...standard }).setProtectedHeader(header).sign(sign), expiresIn };
  };

  return {
    mint: ({ id, email, full_name, role, plan, permissions }, sessionId) =>
      mint(
        { sub: id, sid: sessionId, email, full_name, role, plan, permissions: [...permissions], token_type: 'access', type: 'access' },
        settings.PLATFORM_ACCESS_TTL_SECONDS,
      ),
    mintService: (serviceId) => mint({ sub: serviceId, service: serviceId, token_type: 'service', type: 'service' }, SERVICE_TTL_SECONDS),
    jwks: async () => ({ keys: (await signingKeys(core)).published }),

    async verify(token) {
      if (!token) return refuse('missing');
      const parts = read(token);
      if (!parts) return refuse('malformed');
      const { header, verify } = await signingKeys(core);
      if (parts.algorithm !== header.alg) return refuse('algorithm');
      if (!(await isSigned(token, header.alg, verify))) return refuse('signature');

      const failed = CHECKS.find(([, holds]) => !holds(parts.claims, services.clock.seconds()));
      const { sub = '' } = parts.claims;
      const bearer = typeof sub === 'string' ? services.accounts.find(sub)?.id : undefined;
      if (failed) return refuse(failed[0], bearer);
      const { data: claims } = identity.safeParse(parts.claims);
      if (!claims) return refuse('malformed');
      const sessionId = claims.sid ?? claims.jti;
      if (services.sessions.isRevoked(sessionId)) return refuse('revoked', bearer);
      const user = services.accounts.find(claims.sub);
      if (!user?.active) return refuse('user_inactive');
      return {
        ok: true,
        principal: {
          userId: user.id,
          email: user.email,
          role: claims.role,
          plan: claims.plan ?? user.plan,
          permissions: claims.permissions,
          sessionId,
          jti: claims.jti,
          expiresAt: Number(parts.claims.exp),
        },
      };
    },
  };
}

const refuse = (fault: TokenFault, subject?: string): TokenVerdict => ({ ok: false, fault, ...(subject === undefined ? {} : { subject }) });

/** Three canonical base64url parts of which two are JSON objects; undefined for anything else, unknown `crit` included. */
function read(token: string): { algorithm: unknown; claims: JWTPayload } | undefined {
  // Decoders forgive stray bits in the last character: one signature would have several spellings.
  if (!/^[\w-]+\.[\w-]+\.[\w-]*$/.test(token) || !token.split('.').every(isCanonical)) return undefined;
  try {
    const { alg, crit } = decodeProtectedHeader(token);
    return crit === undefined ? { algorithm: alg, claims: decodeJwt(token) } : undefined;
  } catch {
    return undefined;
  }
}
const isCanonical = (part: string): boolean => Buffer.from(part, 'base64url').toString('base64url') === part;

/** The key is always ours: nothing in a token's header says where to look for one. */
const isSigned = (token: string, algorithm: string, key: Parameters<typeof compactVerify>[1]): Promise<boolean> =>
  compactVerify(token, key, { algorithms: [algorithm] }).then(
    () => true,
    () => false,
  );
