import { connect } from 'node:tls';
import type { SecureVersion } from 'node:tls';
import { reasonOf } from '../errors.ts';

/** What two parties agreed on before the first byte of HTTP, or why they did not. */
export type TlsHandshake =
  | {
      readonly agreed: true;
      readonly protocol: string;
      /** Names and addresses the certificate is for. */
      readonly names: readonly string[];
      readonly validFrom: Date;
      readonly validTo: Date;
    }
  | { readonly agreed: false; /** Code of the refusal. */ readonly code: string; readonly message: string };

export interface TlsOptions {
  /** Authorities that this client trusts; without it those of the system. */
  readonly ca?: string | undefined;
  /** Name the client expects on the certificate; the host it dials by default. */
  readonly servername?: string;
  /** The one version it speaks. */
  readonly version?: SecureVersion;
}

const PATIENCE_MS = 5000;

/** Dials, shakes hands and hangs up. Never throws for what the other side does. */
export function shakeTlsHands(url: URL, { ca, servername, version }: TlsOptions): Promise<TlsHandshake> {
  return new Promise((resolve) => {
    const socket = connect({
      host: url.hostname, port: Number(url.port || 443), timeout: PATIENCE_MS,
      ...(ca === undefined ? {} : { ca }),
      ...(servername === undefined ? {} : { servername }),
      // Security level 0: whether old versions are spoken is for the other side to say.
      ...(version === undefined ? {} : { minVersion: version, maxVersion: version, ciphers: 'DEFAULT@SECLEVEL=0' }),
    });
    const settle = (handshake: TlsHandshake) => {
      socket.destroy();
      resolve(handshake);
    };
    socket.once('secureConnect', () => {
      const { subjectaltname = '', valid_from: from, valid_to: to } = socket.getPeerCertificate();
      const names = subjectaltname.split(', ').map((name) => name.replace(/^(?:DNS|IP Address):/, ''));
      settle({ agreed: true, protocol: socket.getProtocol() ?? '', names, validFrom: new Date(from), validTo: new Date(to) });
    });
    socket.once('timeout', () => settle({ agreed: false, code: 'ETIMEDOUT', message: `nothing within ${PATIENCE_MS} ms` }));
    socket.once('error', (error: NodeJS.ErrnoException) => settle({ agreed: false, code: error.code ?? error.name, message: reasonOf(error) }));
  });
}
