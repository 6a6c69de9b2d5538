import { X509Certificate, createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Settings } from '../config.ts';
import { ConfigError } from '../config.ts';

export interface Tls {
  readonly cert: string;
  readonly key: string;
  readonly minVersion: 'TLSv1.2';
}

/** Certificate (with its chain) and key from the files the settings name; undefined for a platform that speaks plain HTTP. @throws ConfigError */
export function readTls({ PLATFORM_TLS_CERT: certFile, PLATFORM_TLS_KEY: keyFile }: Settings): Tls | undefined {
  if (certFile === undefined || keyFile === undefined) return undefined;
  const cert = readPem('PLATFORM_TLS_CERT', certFile, (pem) => new X509Certificate(pem));
  const key = readPem('PLATFORM_TLS_KEY', keyFile, createPrivateKey);
  if (!cert.read.checkPrivateKey(key.read)) throw new ConfigError('The platform cannot start: PLATFORM_TLS_KEY is not the key of the certificate in PLATFORM_TLS_CERT.');
  return { cert: cert.pem, key: key.pem, minVersion: 'TLSv1.2' };
}

function readPem<T>(name: string, file: string, read: (pem: string) => T): { pem: string; read: T } {
  try {
    const pem = readFileSync(file, 'utf8');
    return { pem, read: read(pem) };
  } catch (cause) {
    // What the library says of a key that it cannot read may quote it.
    const reason = cause instanceof Error && 'syscall' in cause ? cause.message : 'it is not a PEM file of the kind expected';
    throw new ConfigError(`The platform cannot start: ${name} cannot be used: ${reason}.`);
  }
}
