import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What an endpoint answers one question with: an error status, a text, or whatever it sends as the body of its stream. */
export type ModelAnswer = { readonly status: number } | { readonly text: string } | { readonly raw: string };

/** An OpenAI-compatible endpoint on loopback that does as the test says. */
export interface ModelEndpoint {
  /** With its version, as `PLATFORM_OPENAI_BASE_URL` wants it. */
  readonly baseUrl: string;
  /** When each question arrived, in milliseconds on one clock. */
  readonly arrivals: readonly number[];
  /** From now on it gives these answers in order, and the last one for ever; arrivals begin anew. Without any it says “It works.” */
  answer(...answers: readonly [ModelAnswer, ...ModelAnswer[]]): void;
  /** Nobody listens there any more. */
  stop(): Promise<void>;
  /** Listens again at the same address. */
  start(): Promise<void>;
}

const MODELS = JSON.stringify({ object: 'list', data: [{ id: 'tiny', object: 'model' }] });

/** Starts one; it ends when it is disposed of. */
export async function startModelEndpoint(): Promise<ModelEndpoint & AsyncDisposable> {
  const arrivals: number[] = [];
  let script: readonly ModelAnswer[] = [{ text: 'It works.' }];
  const serve = (): Server =>
    createServer((request, response) => {
      const at = performance.now();
      request.resume();
      if (!request.url?.endsWith('/chat/completions')) {
        response.writeHead(200, { 'content-type': 'application/json' }).end(MODELS);
        return;
      }
      arrivals.push(at);
      const answer = script[arrivals.length - 1] ?? script.at(-1) ?? { status: 503 };
      if ('status' in answer) response.writeHead(answer.status, { 'content-type': 'application/json' }).end('{"error":{"message":"as the test wants it"}}');
      else if ('raw' in answer) response.writeHead(200, { 'content-type': 'text/event-stream' }).end(answer.raw);
      else response.writeHead(200, { 'content-type': 'text/event-stream' }).end(`data: ${chunk({ content: answer.text }, null)}\n\ndata: ${chunk({}, 'stop')}\n\ndata: [DONE]\n\n`);
    });
  let server = serve();
  await listen(server, 0);
  const { port } = server.address() as AddressInfo;
  const stop = async () => {
    if (server.listening) await close(server);
  };
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    arrivals,
    answer(...answers) {
      script = answers;
      arrivals.length = 0;
    },
    stop,
    async start() {
      server = serve();
      await listen(server, port);
    },
    [Symbol.asyncDispose]: stop,
  };
}

const chunk = (delta: object, finish: string | null): string => JSON.stringify({ choices: [{ index: 0, delta, finish_reason: finish }] });

const listen = (server: Server, port: number) => new Promise<void>((ready, fail) => server.once('error', fail).listen(port, '127.0.0.1', ready));

function close(server: Server): Promise<void> {
  return new Promise((done) => {
    server.close(() => done());
    server.closeAllConnections();
  });
}
