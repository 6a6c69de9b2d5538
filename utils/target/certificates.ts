import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as x509 from '@peculiar/x509';

/** A certificate for this machine, made for one run, and the authority that signed it. */
export interface Certificates {
  /** PEM of the authority, for the clients that are to trust it. */
  readonly ca: string;
  /** Files for the platform's settings. */
  readonly certFile: string;
  readonly keyFile: string;
}

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const HOUR_MS = 3_600_000;

/** A new authority that only whoever gets its PEM trusts. Its key is forgotten at once: it signs this one certificate. */
export async function makeCertificates(folder: string): Promise<Certificates> {
  x509.cryptoProvider.set(crypto);
  const [authority, own] = await Promise.all([newKeys(), newKeys()]);
  const valid = { notBefore: new Date(Date.now() - HOUR_MS), notAfter: new Date(Date.now() + 48 * HOUR_MS), signingAlgorithm: ALGORITHM };
  const ca = await x509.X509CertificateGenerator.createSelfSigned({
    ...valid, name: `CN=Touchstone test authority ${randomBytes(4).toString('hex')}`, keys: authority, serialNumber: '01',
    extensions: [new x509.BasicConstraintsExtension(true, 0, true), new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign, true)],
  });
  const leaf = await x509.X509CertificateGenerator.create({
    ...valid, subject: 'CN=Touchstone embedded platform', issuer: ca.subject, publicKey: own.publicKey, signingKey: authority.privateKey, serialNumber: '02',
    extensions: [
      new x509.BasicConstraintsExtension(false),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension([{ type: 'dns', value: 'localhost' }, { type: 'ip', value: '127.0.0.1' }]),
    ],
  });
  const [certFile, keyFile] = [join(folder, 'certificate.pem'), join(folder, 'key.pem')];
  // The chain to its end: the platform itself has to trust what it serves.
  writeFileSync(certFile, `${leaf.toString('pem')}\n${ca.toString('pem')}\n`);
  writeFileSync(keyFile, x509.PemConverter.encode(await crypto.subtle.exportKey('pkcs8', own.privateKey), 'PRIVATE KEY'), { mode: 0o600 });
  chmodSync(keyFile, 0o600);
  return { ca: ca.toString('pem'), certFile, keyFile };
}

const newKeys = () => crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
