import { expect, needs, sha256Of, test } from '#fixtures';

/** Every kind of line end there is, and words that look like fields of a block. */
const LINES = 'one\r\ntwo\rthree\n\nfour\u2028five\n: no comment\ndata: no field\nevent: stream_end';

test.describe('framing', () => {
  test('ST-001 a stream is made of whole blocks of id, event and data, whatever lines its answer has', needs('scripted-model'), async ({ api, stream, scripted }) => {
    const run = await api.agents.execute({ type: 'data', message: scripted(LINES, { echo: true }) });
    await using taken = await stream.runBytes(run.run_id);
    const { units, events, ids, idle, torn, end } = await taken.rest();
    const [last] = units.slice(-1);

    expect(taken.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(taken.bytes.subarray(0, 1).toString(), 'a comment first, so that nobody waits for an agent').toBe(':');
    expect(units.slice(0, -1).map(({ name, fields }) => [name, ...fields.map(([field]) => field)])).toEqual(events.map(({ type }) => [type, 'id', 'event', 'data']));
    expect(last?.fields.map(([field]) => field)).toEqual(['event', 'data']);
    expect(ids).toEqual(events.map(({ seq }) => String(seq)));
    expect([idle, torn]).toEqual([1, 0]);
    expect(end).toMatchObject({ status: 'completed', run_id: run.run_id });
    const answer = events.map((event) => (event.type === 'partial_result' ? event.payload.content : '')).join('');
    expect(answer).toBe(LINES);
  });

  test('ST-003 an answer comes in pieces of the size asked for, numbered, without loss', needs('scripted-model'), async ({ stream, scripted }) => {
    const text = 'Grüße: 🚀 ten by ten, and the rest of it is shorter.';
    const run = await stream.agent(scripted(text, { echo: true, pieces: 10 }), { agent: 'data' });
    const journey = await run.finished();
    const pieces = journey.wire.flatMap((event) => (event.type === 'partial_result' && event.payload.content !== '' ? [event.payload] : []));
    const characters = Array.from(text);
    const expected = Array.from({ length: Math.ceil(characters.length / 10) }, (_, index) => characters.slice(index * 10, index * 10 + 10).join(''));

    expect(pieces.map(({ content }) => content)).toEqual(expected);
    expect(pieces.map(({ index }) => index)).toEqual(expected.map((_, index) => index));
    expect(journey).toFollowContract();
  });

  test('ST-004 a stream begins before its model has said a word, and then keeps the pace of the model', needs('scripted-model'), async ({ stream, scripted }) => {
    await using quiet = await stream.agentBytes(scripted('Say nothing.', { hang: true }), { agent: 'data' });
    const begun = await quiet.take(200);
    quiet.abort();
    const run = await stream.agent(scripted('A word, then another word, and so on to the end of it.', { echo: true, pieces: 8, slowMs: 30 }), { agent: 'data' });
    const journey = await run.finished();

    expect(begun.events.map(({ type }) => type)).toEqual(['agent_started']);
    expect([begun.torn, begun.end]).toEqual([0, undefined]);
    expect(journey).toSpreadItsText({ pauseMs: 30 });
  });

  test('ST-008 the end of a stream tells the checksum of the stored answer, and of a failed run none', needs('scripted-model'), async ({ api, stream, scripted }) => {
    const good = await stream.agent(scripted('What do we spend?', { unicode: true }), { agent: 'data' });
    const journey = await good.finished();
    const bad = await stream.agent(scripted('What do we spend?', { fail: 'model' }), { agent: 'data' });
    const failed = await bad.finished();
    const { messages } = await api.threads.messages(journey.threadId);

    expect(good.blocks.at(-1)).toMatchObject({ kind: 'end', end: { status: 'completed', answer_sha256: sha256Of(journey.answer) } });
    expect(sha256Of(messages.at(-1)?.content ?? '')).toBe(sha256Of(journey.answer));
    expect(failed.outcome).toBe('failed');
    expect(bad.blocks.at(-1)).toEqual(expect.objectContaining({ end: { status: 'failed', run_id: failed.runId, thread_id: failed.threadId } }));
  });

  test('ST-009 an answer of a mebibyte arrives as it was written and stored', needs('scripted-model'), async ({ api, stream, scripted }) => {
    const run = await stream.agent(scripted('Write at length.', { long: 1_048_576, pieces: 16_384 }), { agent: 'data' });
    const journey = await run.finished();
    const { messages } = await api.threads.messages(journey.threadId);
    const numbers = [...journey.answer.matchAll(/Sentence (\d+) of/g)].map(([, number]) => Number(number));

    expect(journey.answer.length).toBeGreaterThan(1_048_500);
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
    expect(sha256Of(messages.at(-1)?.content ?? '')).toBe(sha256Of(journey.answer));
    expect(journey).toFollowContract();
  });

  test('ST-023 no piece of an answer ends within a character, and a break within one tears nothing', needs('scripted-model', 'drop-connections'), async ({
    network, scripted,
  }) => {
    const text = '👩🏽‍💻𠮷é'.repeat(20);
    const { stream, api } = await network.createUser();
    // One byte into a character of four bytes.
    network.cutWithin('💻', 1);
    await using torn = await stream.agentBytes(scripted(text, { echo: true, pieces: 7 }), { agent: 'data', background: true });
    await expect(torn.rest()).rejects.toThrow(/it broke off/);
    network.heal();
    const before = torn.unpacked();
    await using rest = await stream.runBytes(torn.runId, { after: before.ids.at(-1) ?? 0 });
    const events = [...before.events, ...(await rest.rest()).events];
    const pieces = events.flatMap((event) => (event.type === 'partial_result' && event.payload.content !== '' ? [event.payload.content] : []));
    const { messages } = await api.threads.messages(torn.threadId);

    expect(torn.bytes.toString(), 'the end of what came').toMatch(/\uFFFD$/);
    expect(pieces.filter((piece) => /[\p{Surrogate}\uFFFD]/u.test(piece))).toEqual([]);
    expect(pieces.slice(0, -1).map((piece) => Array.from(piece).length)).toEqual(pieces.slice(0, -1).map(() => 7));
    expect(pieces.join('')).toBe(text);
    expect(messages.at(-1)?.content).toBe(text);
  });
});
