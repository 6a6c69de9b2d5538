import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { Failure } from '../problem.ts';
import type { Vault } from './ports.ts';

/** Begins every backup; authenticated with the rest, so a later form cannot pass for this one. */
const MAGIC = Buffer.from('TOUCHSTONE-BACKUP-1\n');
const SALT = 16;
const IV = 12;
const TAG = 16;
const HEAD = MAGIC.length + SALT + IV + TAG;

/** The secret is long and random, so its key needs stretching no more, only separating. */
const keyOf = (secret: string, salt: Buffer) => Buffer.from(hkdfSync('sha256', secret, salt, MAGIC, 32));

/** AES-256-GCM, each file under a key of its own. */
export function createVault(): Vault {
  return {
    seal(plain, secret) {
      const salt = randomBytes(SALT);
      const iv = randomBytes(IV);
      const cipher = createCipheriv('aes-256-gcm', keyOf(secret, salt), iv).setAAD(MAGIC);
      const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
      return Buffer.concat([MAGIC, salt, iv, cipher.getAuthTag(), sealed]);
    },
    unseal(file, secret) {
      if (file.length < HEAD || !file.subarray(0, MAGIC.length).equals(MAGIC)) throw unusable();
      const salt = file.subarray(MAGIC.length, MAGIC.length + SALT);
      const iv = file.subarray(MAGIC.length + SALT, HEAD - TAG);
      try {
        const decipher = createDecipheriv('aes-256-gcm', keyOf(secret, salt), iv).setAAD(MAGIC).setAuthTag(file.subarray(HEAD - TAG, HEAD));
        return Buffer.concat([decipher.update(file.subarray(HEAD)), decipher.final()]);
      } catch (error) {
        throw unusable(error);
      }
    },
  };
}

const unusable = (cause?: unknown) =>
  new Failure('VALIDATION_ERROR', 'The request has 1 invalid field(s).', { fields: [{ path: 'file', message: 'is not a backup made with this secret, or was altered' }], cause });
