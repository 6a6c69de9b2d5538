import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';

/** What an endpoint answers one question with: an error status, a text (after so long), calls of tools, or nothing at all. */
export type ModelAnswer =
  | { readonly status: number }
  | { readonly text: string; readonly afterMs?: number }
  | { readonly calls: readonly { readonly name: string; readonly args: Readonly<Record<string, unknown>> }[] }
  | { readonly silent: true }
  /** Sent as the body of its stream, whatever it is. */
  | { readonly raw: string };

/** A question as it was asked. */
export interface ModelQuestion {
  readonly messages: readonly {
    readonly role: string;
    readonly content: string | null;
    readonly tool_calls?: readonly { readonly id: string; readonly function: { readonly name: string; readonly arguments: string } }[];
    readonly tool_call_id?: string;
  }[];
  readonly tools?: readonly { readonly function: { readonly name: string } }[];
}

/** An OpenAI-compatible endpoint on loopback that does as the test says. */
export interface ModelEndpoint {
  /** With its version, as `PLATFORM_OPENAI_BASE_URL` wants it. */
  readonly baseUrl: string;
  /** When each question arrived, in milliseconds on one clock. */
  readonly arrivals: readonly number[];
  /** What was asked, in order of arrival. */
  readonly questions: readonly ModelQuestion[];
  /** How many questions it had not answered yet, at most, at the same time. */
  readonly mostAtOnce: number;
  /** From now on it gives these answers in order, and the last one for ever; arrivals, questions and counts begin anew. Without any it says “It works.” */
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
  const questions: ModelQuestion[] = [];
  let open = 0;
  let mostAtOnce = 0;
  let script: readonly ModelAnswer[] = [{ text: 'It works.' }];
  const serve = (): Server =>
    createServer((request, response) => {
      const at = performance.now();
      if (!request.url?.endsWith('/chat/completions')) {
        request.resume();
        response.writeHead(200, { 'content-type': 'application/json' }).end(MODELS);
        return;
      }
      arrivals.push(at);
      const answer = script[arrivals.length - 1] ?? script.at(-1) ?? { status: 503 };
      const place = arrivals.length - 1;
      open += 1;
      mostAtOnce = Math.max(mostAtOnce, open);
      response.once('close', () => (open -= 1));
      // Answered when it was read, so that whoever has an answer finds the question here.
      void json(request)
        .then((question) => {
          // What the platform asks has this shape by OpenAI's contract; a test that reads it says what it finds there.
          questions[place] = question as ModelQuestion;
          return reply(response, answer);
        })
        // Whoever asked has gone away.
        .catch(() => response.destroy());
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
    questions,
    get mostAtOnce() {
      return mostAtOnce;
    },
    answer(...answers) {
      script = answers;
      arrivals.length = 0;
      questions.length = 0;
      mostAtOnce = 0;
    },
    stop,
    async start() {
      server = serve();
      await listen(server, port);
    },
    [Symbol.asyncDispose]: stop,
  };
}

async function reply(response: ServerResponse, answer: ModelAnswer): Promise<void> {
  if ('silent' in answer) return;
  if ('status' in answer) {
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end('{"error":{"message":"as the test wants it"}}');
    return;
  }
  if ('raw' in answer) {
    response.writeHead(200, { 'content-type': 'text/event-stream' }).end(answer.raw);
    return;
  }
  const delta = 'text' in answer
    ? { content: answer.text }
    : { tool_calls: answer.calls.map(({ name, args }, index) => ({ index, id: `call_${randomBytes(6).toString('hex')}`, type: 'function', function: { name, arguments: JSON.stringify(args) } })) };
  if ('text' in answer && answer.afterMs !== undefined) await setTimeout(answer.afterMs);
  const finish = 'text' in answer ? 'stop' : 'tool_calls';
  response.writeHead(200, { 'content-type': 'text/event-stream' }).end(`data: ${chunk(delta, null)}\n\ndata: ${chunk({}, finish)}\n\ndata: [DONE]\n\n`);
}

const chunk = (delta: object, finish: string | null): string => JSON.stringify({ choices: [{ index: 0, delta, finish_reason: finish }] });

const listen = (server: Server, port: number) => new Promise<void>((ready, fail) => server.once('error', fail).listen(port, '127.0.0.1', ready));

function close(server: Server): Promise<void> {
  return new Promise((done) => {
    server.close(() => done());
    server.closeAllConnections();
  });
}
