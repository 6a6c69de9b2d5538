import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { Failure } from '../problem.ts';

/** Begins every backup; authenticated with the rest, so a later form cannot pass for this one. */
const MAGIC = Buffer.from('TOUCHSTONE-BACKUP-1\n');
const SALT = 16;
const IV = 12;
const TAG = 16;

/** The secret is long and random, so its key needs stretching no more, only separating. */
const keyOf = (secret: string, salt: Buffer) => Buffer.from(hkdfSync('sha256', secret, salt, MAGIC, 32));

/** Encrypts with AES-256-GCM under a key of its own. */
export function seal(plain: Buffer, secret: string): Buffer {
  const salt = randomBytes(SALT);
  const iv = randomBytes(IV);
  const cipher = createCipheriv('aes-256-gcm', keyOf(secret, salt), iv).setAAD(MAGIC);
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([MAGIC, salt, iv, cipher.getAuthTag(), sealed]);
}

/** @throws Failure VALIDATION_ERROR when the file is no backup, has another secret, or one bit of it was altered */
export function unseal(file: Buffer, secret: string): Buffer {
  const head = MAGIC.length + SALT + IV + TAG;
  if (file.length < head || !file.subarray(0, MAGIC.length).equals(MAGIC)) throw unusable();
  const [salt, iv, tag] = [file.subarray(MAGIC.length, MAGIC.length + SALT), file.subarray(MAGIC.length + SALT, head - TAG), file.subarray(head - TAG, head)];
  try {
    const decipher = createDecipheriv('aes-256-gcm', keyOf(secret, salt), iv).setAAD(MAGIC).setAuthTag(tag);
    return Buffer.concat([decipher.update(file.subarray(head)), decipher.final()]);
  } catch (error) {
    throw unusable(error);
  }
}

const unusable = (cause?: unknown) =>
  new Failure('VALIDATION_ERROR', 'The request has 1 invalid field(s).', { fields: [{ path: 'file', message: 'is not a backup made with this secret, or was altered' }], cause });
