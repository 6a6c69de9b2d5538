import type { JWK } from 'jose';
import { calculateJwkThumbprint } from 'jose';
import type { KeyObject } from 'node:crypto';
import { createPrivateKey, createPublicKey, createSecretKey } from 'node:crypto';
import type { Core } from '../core.ts';

export interface SigningKeys {
  /** Head of every token signed here. */
  readonly header: { readonly alg: 'HS256' | 'RS256'; readonly typ: 'JWT'; readonly kid?: string };
  readonly sign: KeyObject;
  readonly verify: KeyObject;
  /** What may be published: nothing of a shared secret. */
  readonly published: readonly JWK[];
}

/** The one key of this platform, by its settings. It belongs to the process, not to a request. */
export function signingKeys(core: Core): Promise<SigningKeys> {
  return core.state('auth.keys', () => readKeys(core));
}

async function readKeys({ settings, jwtSecret }: Core): Promise<SigningKeys> {
  if (settings.PLATFORM_JWT_ALGORITHM === 'HS256') {
    const secret = createSecretKey(jwtSecret);
    return { header: { alg: 'HS256', typ: 'JWT' }, sign: secret, verify: secret, published: [] };
  }
  // The configuration was refused at start if this key were missing or not RSA.
  const sign = createPrivateKey(settings.PLATFORM_JWT_PRIVATE_KEY ?? '');
  const verify = createPublicKey(sign);
  const jwk: JWK = verify.export({ format: 'jwk' });
  const kid = await calculateJwkThumbprint(jwk);
  return { header: { alg: 'RS256', typ: 'JWT', kid }, sign, verify, published: [{ ...jwk, kid, use: 'sig', alg: 'RS256' }] };
}
