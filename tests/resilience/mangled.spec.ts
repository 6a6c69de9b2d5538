import type { AgentEvent, RunStream } from '#fixtures';
import { expect, needs, sha256Of, test } from '#fixtures';

const TEXT = 'Every word of this is heard once and in order, whatever a network makes of the bytes that carry it on their way.';
/** The word whose bytes the network alters or drops: in the middle of the answer. */
const WORD = 'whatever';
const PROMPT = { echo: true, pieces: 20, slowMs: 25 };

type Change = (chunk: Buffer, at: number) => Buffer;
/** What a network does to the first bytes from the platform that hold the word, and to nothing else. */
const once = (change: Change) => {
  let left = 1;
  return (chunk: Buffer, direction: 'up' | 'down'): Buffer => {
    const at = direction === 'down' ? chunk.indexOf(WORD) : -1;
    if (at < 0 || left === 0) return chunk;
    left -= 1;
    return change(chunk, at);
  };
};
const alter = (byte: number | string): Change => (chunk, at) => Buffer.from(chunk).fill(byte, at, at + 1);
const without = (chunk: Buffer, from: number, to: number) => Buffer.concat([chunk.subarray(0, from), chunk.subarray(to)]);
/** A whole chunk of HTTP gets lost, so that what comes after it is as well-formed as ever. */
const dropChunk: Change = (chunk, at) => {
  const [line = '', size = ''] = /([\da-f]+)\r\nid: [^\r]*$/.exec(chunk.toString('latin1', 0, at)) ?? [];
  const from = at - line.length;
  return without(chunk, from, from + size.length + Number.parseInt(size, 16) + '\r\n\r\n'.length);
};

/** Each is noticed as soon as it is read. */
const BROKEN: readonly (readonly [what: string, change: Change, noticed: RegExp])[] = [
  ['a byte that is no UTF-8', alter(0xff), /E_STREAM[^]*broke off[^]*not valid/],
  ['a quotation mark in the middle of a text', alter('"'), /E_CONTRACT/],
  ['a block that lacks its end', (chunk, at) => chunk.subarray(0, at), /E_STREAM|E_CONTRACT/],
];
const eventsOf = ({ blocks }: RunStream) => blocks.flatMap((block) => (block.kind === 'event' ? [block.event] : []));
const numbersOf = (events: readonly AgentEvent[]) => events.map(({ seq }) => seq);
const checksumOf = ({ blocks }: RunStream) => blocks.flatMap((block) => (block.kind === 'end' ? [block.end.answer_sha256] : []))[0];

test.describe('mangled', () => {
  test('a byte of a frame that a network alters in mid-run ends the socket as a protocol error, and resuming gives what was due, in order and once', needs('scripted-model', 'drop-connections'), async ({
    network, api, session, stream, openSocket, scripted, transcript,
  }) => {
    const socket = await network.as(session).openSocket();
    // A frame of text is UTF-8, and no character of it begins with this byte.
    network.mangle(once(alter(0xff)));
    const run = await socket.ask(scripted(TEXT, PROMPT), { agent: 'data' });
    const closure = await socket.closed();
    await using again = await openSocket();
    await again.resume(run.threadId, run.events.at(-1)?.seq ?? 0);
    const rest = await again.run(run.id, run.threadId).finished();
    const whole = await (await stream.run(run.id)).finished();

    expect(closure).toMatchObject({ by: 'platform', code: 1006 });
    expect(transcript.lines().filter((line) => line.includes('invalid UTF-8')), 'what its client says of it').toHaveLength(1);
    expect([run.events.at(-1)?.type, rest.outcome], 'in the middle of the answer').toEqual(['partial_result', 'completed']);
    expect(numbersOf([...run.events, ...rest.wire])).toEqual(numbersOf(whole.wire));
    expect(whole).toFollowContract();
    expect([...run.events, ...rest.wire]).toEqual(whole.wire);
    expect([whole.answer, (await api.threads.messages(run.threadId)).messages.at(-1)?.content]).toEqual([TEXT, TEXT]);
  });

  for (const [what, change, noticed] of BROKEN) {
    test(`a stream with ${what} is noticed where it happens, and resuming gives what was due, in order and once`, needs('scripted-model', 'drop-connections'), async ({
      network, session, stream, scripted,
    }) => {
      network.mangle(once(change));
      const broken = await network.as(session).stream.agent(scripted(TEXT, PROMPT), { agent: 'data', background: true });
      await expect(broken.finished()).rejects.toThrow(noticed);
      const before = eventsOf(broken);
      const rest = await stream.run(String(broken.runId), before.at(-1)?.seq ?? 0);
      const last = await rest.finished();
      const whole = await (await stream.run(String(broken.runId))).finished();

      expect(last.wire.map(({ type }) => type), 'it was in the middle of the answer').toContain('partial_result');
      expect(numbersOf([...before, ...last.wire])).toEqual(numbersOf(whole.wire));
      expect(whole).toFollowContract();
      expect([...before, ...last.wire]).toEqual(whole.wire);
      expect([whole.answer, checksumOf(rest)]).toEqual([TEXT, sha256Of(TEXT)]);
    });
  }

  test('another letter in a stream is noticed by its checksum at the end, and reading it once more gives the true answer', needs('scripted-model', 'drop-connections'), async ({
    network, session, stream, scripted,
  }) => {
    network.mangle(once(alter('W')));
    const altered = await network.as(session).stream.agent(scripted(TEXT, PROMPT), { agent: 'data' });
    const journey = await altered.finished();
    const again = await stream.run(journey.runId);
    const whole = await again.finished();

    expect(journey.answer).toBe(TEXT.replace(WORD, 'Whatever'));
    expect(journey.violations, 'nothing else tells it').toEqual([]);
    expect(checksumOf(altered), 'the checksum is that of the true answer').toBe(sha256Of(TEXT));
    expect([whole.answer, checksumOf(again)]).toEqual([TEXT, sha256Of(TEXT)]);
    expect(whole).toFollowContract();
  });

  test('a piece that gets lost on the way is noticed by the numbers and the checksum, and resuming before the gap gives all of it', needs('scripted-model', 'drop-connections'), async ({
    network, session, stream, scripted,
  }) => {
    network.mangle(once(dropChunk));
    const torn = await network.as(session).stream.agent(scripted(TEXT, PROMPT), { agent: 'data' });
    const journey = await torn.finished();
    const known = journey.wire;
    const gap = known.findIndex(({ seq }, index) => seq > Number(known[index - 1]?.seq) + 1);
    const rest = await stream.run(journey.runId, Number(known[gap - 1]?.seq));
    const last = await rest.finished();
    const whole = await (await stream.run(journey.runId)).finished();

    expect(journey.violations.map(({ rule }) => rule)).toContain('text');
    expect(journey.answer).not.toContain(WORD);
    expect(checksumOf(torn)).not.toBe(sha256Of(journey.answer));
    expect(numbersOf([...known.slice(0, gap), ...last.wire])).toEqual(numbersOf(whole.wire));
    expect(whole).toFollowContract();
    expect([...known.slice(0, gap), ...last.wire]).toEqual(whole.wire);
    expect([whole.answer, checksumOf(rest)]).toEqual([TEXT, sha256Of(TEXT)]);
  });
});
