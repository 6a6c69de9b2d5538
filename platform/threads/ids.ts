import { randomBytes } from 'node:crypto';

/** An opaque id that nobody can guess. */
export const newId = (prefix: 'thr' | 'msg'): string => `${prefix}_${randomBytes(12).toString('hex')}`;
