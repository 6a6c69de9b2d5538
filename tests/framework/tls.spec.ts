import { connect } from 'node:tls';
import { expect, test } from './support/framework-test.ts';
import { overTls } from './support/over-tls.ts';

test.describe('an embedded platform over TLS', () => {
  test('serves the clients, sockets and streams of its run, and nobody else trusts it', async () => {
    const { result, knocked } = await overTls(['--project=p1'], async (address) => ({ node: await refusalOf(address), fetch: await fetch(address).catch((error: Error) => String(error.cause)) }));
    expect(result.exitCode).toBe(0);
    expect(result.iteration?.totals).toMatchObject({ expected: 2, passed: 2 });
    expect(knocked).toEqual({ node: 'SELF_SIGNED_CERT_IN_CHAIN', fetch: expect.stringContaining('self-signed certificate in certificate chain') });
  });
});

/** Code of the error with which a client that trusts the system's authorities gives up. */
function refusalOf(address: string): Promise<string> {
  const { hostname, port } = new URL(address);
  return new Promise((done) => {
    const socket = connect({ host: hostname, port: Number(port) }, () => done('trusted'));
    socket.once('error', (error: NodeJS.ErrnoException) => done(error.code ?? error.message));
  });
}
