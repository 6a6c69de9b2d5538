import { createServer } from 'node:http';
import type { Server } from 'node:http';

/** What an endpoint answers one question with: an error status, or a text. */
export type ModelAnswer = { readonly status: number } | { readonly text: string };

/** An OpenAI-compatible endpoint on loopback that does as the test says. */
export interface ModelEndpoint {
  /** For `PLATFORM_OPENAI_BASE_URL`. */
  readonly baseUrl: string;
  /** When each question arrived, in milliseconds on one clock. */
  readonly arrivals: readonly number[];
  /** From now on it gives these answers in order, and the last one for ever; arrivals begin anew. */
  answer(...answers: readonly [ModelAnswer, ...ModelAnswer[]]): void;
}

/** Starts one; it ends when it is disposed of. */
export async function startModelEndpoint(): Promise<ModelEndpoint & AsyncDisposable> {
  const arrivals: number[] = [];
  let script: readonly ModelAnswer[] = [];
  const server = createServer((request, response) => {
    const at = performance.now();
    request.resume();
    if (!request.url?.endsWith('/chat/completions')) {
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"object":"list","data":[]}');
      return;
    }
    arrivals.push(at);
    const answer = script[arrivals.length - 1] ?? script.at(-1) ?? { status: 503 };
    if ('status' in answer) response.writeHead(answer.status, { 'content-type': 'application/json' }).end('{"error":{"message":"as the test wants it"}}');
    else response.writeHead(200, { 'content-type': 'text/event-stream' }).end(`data: ${chunk({ content: answer.text }, null)}\n\ndata: ${chunk({}, 'stop')}\n\ndata: [DONE]\n\n`);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    baseUrl: `http://127.0.0.1:${portOf(server)}/v1`,
    arrivals,
    answer(...answers) {
      script = answers;
      arrivals.length = 0;
    },
    [Symbol.asyncDispose]: () =>
      new Promise<void>((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

const chunk = (delta: object, finish: string | null): string => JSON.stringify({ choices: [{ index: 0, delta, finish_reason: finish }] });

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}
