import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import type { Settings } from '../config.ts';

export interface Cost {
  readonly N: number;
  readonly r: number;
  readonly p: number;
}
/** What OWASP recommends for scrypt, with the least memory of its settings since several may run at once. */
const DEPLOYED: Cost = { N: 2 ** 14, r: 8, p: 5 };
/** A tenth of it, where the passwords are of people who do not exist. */
const TESTING: Cost = { N: 2 ** 13, r: 8, p: 1 };

export const costIn = (environment: Settings['PLATFORM_ENVIRONMENT']): Cost =>
  environment === 'test' || environment === 'development' ? TESTING : DEPLOYED;

const KEY_BYTES = 32;

const derive = (password: string, salt: Buffer, { N, r, p }: Cost) =>
  new Promise<Buffer>((resolve, reject) => {
    // The same password may be typed as different code points; `maxmem` must exceed what the cost needs.
    scrypt(password.normalize('NFKC'), salt, KEY_BYTES, { N, r, p, maxmem: 256 * N * r }, (error, key) => (error ? reject(error) : resolve(key)));
  });

/** `scrypt$N$r$p$salt$key`: the cost is stored along, so it can be raised without locking anybody out. */
export async function hashPassword(password: string, cost: Cost): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, cost);
  return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64url'), key.toString('base64url')].join('$');
}

/** False for a missing hash too, after the work `cost` says: the time does not tell whether there is an account. */
export async function verifyPassword(password: string, stored: string | null | undefined, cost: Cost): Promise<boolean> {
  const [, N, r, p, salt, key] = (stored ?? '').split('$');
  if (!salt || !key) {
    await derive(password, randomBytes(16), cost);
    return false;
  }
  const derived = await derive(password, Buffer.from(salt, 'base64url'), { N: Number(N), r: Number(r), p: Number(p) });
  return timingSafeEqual(derived, Buffer.from(key, 'base64url'));
}
