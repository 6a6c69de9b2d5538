import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** An opaque id that nobody can guess. */
export const newId = (prefix: 'usr' | 'ses'): string => `${prefix}_${randomBytes(12).toString('hex')}`;

/** 32 random bytes for whoever holds them: refresh tokens, one-time codes. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

const digest = (secret: string): Buffer => createHash('sha256').update(secret).digest();

/** What is stored in place of a random secret, so that a stolen store opens nothing. Too fast for passwords. */
export const hashOf = (secret: string): string => digest(secret).toString('hex');

/** Compares without telling by its time how much was right; hashing first makes the lengths equal. */
export const sameSecret = (given: string, expected: string): boolean => timingSafeEqual(digest(given), digest(expected));
