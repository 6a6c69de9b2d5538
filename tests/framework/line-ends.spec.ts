import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { createConversation } from '#utils/clients/conversation';
import { createHttp } from '#utils/clients/http';
import { createStreams } from '#utils/clients/streams';
import { embeddedAccess } from '#utils/target/target';
import { expect, test } from '@playwright/test';

const [RUN, THREAD] = ['run_1', 'thr_1'];
const WORDS = ['Zürich\n', '東京 ', '👩‍👩‍👧.'];
const EVENTS = [
  { type: 'agent_started', payload: { message: 'It begins.' } },
  ...WORDS.map((content, index) => ({ type: 'partial_result', payload: { content, index, is_complete: index === WORDS.length - 1 } })),
].map((event, index) => ({ ...event, seq: index + 1, run_id: RUN, thread_id: THREAD, agent_name: 'data', timestamp: index }));

/** A whole stream with lines that end in `end`, comments between its blocks. */
function streamWith(end: string): string {
  const block = (...lines: string[]) => [...lines, '', ''].join(end);
  const events = EVENTS.map((event) => block(': still there', `id: ${event.seq}`, `event: ${event.type}`, `data: ${JSON.stringify(event)}`));
  return [...events, block('event: stream_end', `data: ${JSON.stringify({ status: 'completed', run_id: RUN, thread_id: THREAD })}`)].join('');
}

/** Serves it cut in two at a byte, so that either part arrives by itself. */
async function serve(bytes: Buffer, cut: number) {
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' }).write(bytes.subarray(0, cut));
    void setTimeout(5).then(() => response.end(bytes.subarray(cut)));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, [Symbol.dispose]: () => server.close().closeAllConnections() };
}

async function readFrom(url: string) {
  const conversation = createConversation(embeddedAccess(url), () => undefined);
  const stream = await createStreams(createHttp(conversation, { who: 'user 1', token: undefined })).run(RUN);
  for await (const block of stream) if (block.kind === 'end') break;
  return stream.blocks.flatMap((block) => (block.kind === 'event' ? [block.event] : []));
}

test.describe('lines of an event stream', () => {
  for (const [name, end] of [['LF', '\n'], ['CR LF', '\r\n'], ['CR', '\r']] as const) {
    test(`that end in ${name} are read alike, wherever the network cuts them`, async () => {
      const bytes = Buffer.from(streamWith(end));
      const around = Array.from({ length: 16 }, (_, index) => bytes.indexOf('event: partial_result') - 8 + index);
      const inCharacter = bytes.indexOf('東') + 1;

      for (const cut of [1, ...around, inCharacter, bytes.length - 2, bytes.length - 1]) {
        using server = await serve(bytes, cut);
        expect(await readFrom(server.url), `cut at byte ${cut}`).toEqual(EVENTS);
      }
    });
  }
});
