import { randomBytes } from 'node:crypto';

/** An opaque id that nobody can guess, told apart by its prefix for those who read logs. */
export const opaqueId = (prefix: string): string => `${prefix}_${randomBytes(12).toString('hex')}`;
