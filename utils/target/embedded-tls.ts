import { createHash, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Env } from '../env.ts';

/**
 * Who trusts an embedded platform that serves TLS: the clients of this run, by the authority made for it, and its browser, by
 * the one key. Nobody else does, the system's and Node's own trust included.
 */
export interface EmbeddedTrust {
  /** PEM of the certificate's chain up to the authority. */
  readonly ca: string;
  /** Arguments for Chromium: SHA-256 of the public key, the only one for which it then overlooks an unknown authority. */
  readonly browserArgs: readonly string[];
}

/** The trust of this run; undefined where the embedded platform is served over plain HTTP. */
export function readTrust({ TOUCHSTONE_EMBEDDED_CERT: file = process.env['TOUCHSTONE_EMBEDDED_CERT'] }: Pick<Env, 'TOUCHSTONE_EMBEDDED_CERT'>): EmbeddedTrust | undefined {
  if (file === undefined || file === '') return undefined;
  const ca = readFileSync(file, 'utf8');
  const key = new X509Certificate(ca).publicKey.export({ type: 'spki', format: 'der' });
  return { ca, browserArgs: [`--ignore-certificate-errors-spki-list=${createHash('sha256').update(key).digest('base64')}`] };
}
