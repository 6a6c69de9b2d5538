import { Agent, request } from 'node:https';
import { Readable } from 'node:stream';

type Fetch = (url: URL, init: RequestInit & { readonly method: string; readonly headers: Headers }) => Promise<Response>;

const agents = new Map<string, Agent>();
const BODILESS = new Set([204, 205, 304]);

/**
 * A `fetch` for a platform whose certificate was signed by an authority of its own: that one is trusted for these calls, and
 * nowhere else in the process. Without one it is Node's own `fetch`. It never follows redirects.
 */
export function fetchTrusting(ca: string | undefined): Fetch {
  if (ca === undefined) return fetch;
  const agent = agents.get(ca) ?? new Agent({ ca, keepAlive: true });
  agents.set(ca, agent);
  return async (url, { method, headers, body, signal }) => {
    // `Response` knows how each kind of body is written, and its content type.
    const written = body === undefined || body === null ? undefined : new Response(body);
    const bytes = written && Buffer.from(await written.arrayBuffer());
    const type = written?.headers.get('content-type');
    const sent = { ...(type ? { 'content-type': type } : {}), ...Object.fromEntries(headers) };
    return new Promise((answer, fail) => {
      const call = request(url, { agent, method, headers: sent, ...(signal ? { signal } : {}) }, (incoming) => {
        const { statusCode: status = 0 } = incoming;
        const lines = Object.entries(incoming.headersDistinct).flatMap(([name, values = []]) => values.map((value): [string, string] => [name, value]));
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Node's own web stream, which its types and the browser's declare apart
        const stream = Readable.toWeb(incoming) as ReadableStream<Uint8Array>;
        answer(new Response(BODILESS.has(status) ? null : stream, { status, headers: new Headers(lines) }));
      });
      call.once('error', fail).end(bytes);
    });
  };
}
