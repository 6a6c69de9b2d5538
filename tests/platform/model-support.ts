import { createServer } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ModelChunk, ModelRequest } from '../../platform/model/ports.ts';

/** What a fake endpoint answers one request with: a status, or the blocks of a stream; `hang` leaves the stream open. */
export interface FakeAnswer {
  readonly status?: number;
  readonly blocks?: readonly string[];
  readonly hang?: boolean;
}
export interface FakeEndpoint {
  readonly baseUrl: string;
  readonly requests: { path: string | undefined; headers: IncomingHttpHeaders; body: Record<string, unknown> }[];
  /** Resolves when the client has gone away in the middle of an answer. */
  readonly left: Promise<void>;
  close(): Promise<void>;
}

/** An OpenAI-compatible endpoint on loopback that gives its answers in order and the last one for ever. */
export async function fakeOpenAi(...answers: readonly FakeAnswer[]): Promise<FakeEndpoint> {
  const requests: FakeEndpoint['requests'] = [];
  let leave = (): void => undefined;
  const left = new Promise<void>((resolve) => {
    leave = resolve;
  });
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      requests.push({
        path: request.url,
        headers: request.headers,
        body: JSON.parse(Buffer.concat(chunks).toString() || '{}') as Record<string, unknown>,
      });
      const { status = 200, blocks = [], hang = false } = answers[requests.length - 1] ?? answers.at(-1) ?? {};
      response.writeHead(status, { 'content-type': status === 200 ? 'text/event-stream' : 'application/json' });
      for (const block of blocks) response.write(`data: ${block}\n\n`);
      if (hang) response.on('close', leave);
      else response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`, requests, left, close };
}

export const delta = (value: object, finish: string | null = null): string =>
  JSON.stringify({ choices: [{ index: 0, delta: value, finish_reason: finish }] });
/** A whole answer of one text. */
export const textAnswer = (...pieces: readonly string[]): FakeAnswer => ({
  blocks: [...pieces.map((content) => delta({ content })), delta({}, 'stop'), '[DONE]'],
});

export function modelRequest(signal: AbortSignal = new AbortController().signal): ModelRequest {
  return {
    agent: 'data',
    signal,
    messages: [
      { role: 'system', content: 'be brief' },
      { role: 'user', content: 'hi' },
      { role: 'assistant', content: '', toolCalls: [{ id: 'call_1', name: 'look', arguments: { at: 'it' } }] },
      { role: 'tool', toolCallId: 'call_1', toolName: 'look', content: '{"seen":true}' },
    ],
    tools: [{ name: 'look', description: 'looks', parameters: { type: 'object' } }],
  };
}

export async function collect(chunks: AsyncIterable<ModelChunk>): Promise<ModelChunk[]> {
  const all: ModelChunk[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return all;
}
