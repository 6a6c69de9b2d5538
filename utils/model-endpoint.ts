import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A language model endpoint of one's own, for platforms that are to lose theirs. */
export interface ModelEndpoint {
  /** With its version, as `PLATFORM_OPENAI_BASE_URL` wants it. */
  readonly baseUrl: string;
  /** Nobody listens there any more. */
  stop(): Promise<void>;
  /** Listens again at the same address. */
  start(): Promise<void>;
}

const MODELS = JSON.stringify({ object: 'list', data: [{ id: 'tiny', object: 'model' }] });
const ANSWER = [{ choices: [{ index: 0, delta: { role: 'assistant', content: 'It works.' } }] }, { choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] }];
const STREAM = [...ANSWER.map((chunk) => JSON.stringify(chunk)), '[DONE]'].map((data) => `data: ${data}\n\n`).join('');

/** Speaks as much of OpenAI's API as a platform needs to find it working: its models, and one answer to everything. */
export async function openModelEndpoint(): Promise<ModelEndpoint> {
  let server = serve();
  const listen = (port: number) => new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  await listen(0);
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    async stop() {
      if (!server.listening) return;
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
    async start() {
      server = serve();
      await listen(port);
    },
  };
}

function serve(): Server {
  return createServer((request, response) => {
    request.resume();
    const asked = request.url?.endsWith('/chat/completions');
    response.writeHead(200, { 'content-type': asked ? 'text/event-stream' : 'application/json' }).end(asked ? STREAM : MODELS);
  });
}
