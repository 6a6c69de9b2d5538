import { readFileSync } from 'node:fs';
import { request } from 'node:https';
import { buffer } from 'node:stream/consumers';
import { rootCertificates } from 'node:tls';
import type { CustomFetch } from 'openid-client';

/**
 * A `fetch` for what this platform asks itself over TLS: the provider lives in the same process, but its address is the public
 * one. Trusts what everybody trusts, and the authority in the platform's own certificate file; the name must fit all the same.
 */
export function fetchFromOneself(certFile: string): CustomFetch {
  const ca = [...rootCertificates, readFileSync(certFile, 'utf8')];
  return (url, { method, headers, body, signal }) =>
    new Promise((answer, fail) => {
      const call = request(url, { ca, method, headers, ...(signal ? { signal } : {}) }, (incoming) => {
        buffer(incoming).then((bytes) => answer(new Response(new Uint8Array(bytes), { status: incoming.statusCode ?? 0, headers: Object.entries(incoming.headers).map(([name, value]): [string, string] => [name, String(value)]) })), fail);
      });
      // The library sends forms only.
      call.once('error', fail).end(body instanceof URLSearchParams ? body.toString() : undefined);
    });
}
