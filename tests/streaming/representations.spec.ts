import { about, expect, journeyOf, needs, sha256Of, test } from '#fixtures';
import type { Unpacked } from '#fixtures';

/** Looks like the framing of every representation, and is text. */
const HOSTILE = 'a\r\n--run-events--\r\n\r\n{"type":"stream_end"}\ndata: {}\n\nb';
const numbersOf = ({ events }: Unpacked) => events.map(({ seq }) => seq);
const header = ({ fields }: Unpacked['units'][number], name: string) => fields.find(([field]) => field === name)?.[1];

test.describe('representations', () => {
  test('ST-002 a run is the same run as events, as records, as parts and over the socket', needs('scripted-model'), async ({ api, stream, socket }) => {
    const run = await api.agents.execute({ type: 'supervisor', message: 'What do our models cost?' });
    await using events = await stream.runBytes(run.run_id, { as: 'events' });
    await using records = await stream.runBytes(run.run_id, { as: 'records' });
    await using parts = await stream.runBytes(run.run_id, { as: 'parts' });
    const [one, two, three] = [await events.rest(), await records.rest(), await parts.rest()];
    const seen = await socket.run(run.run_id, run.thread_id).finished();

    expect([events, records, parts].map(({ headers }) => headers.get('content-type'))).toEqual(
      ['text/event-stream; charset=utf-8', 'application/x-ndjson; charset=utf-8', 'multipart/mixed; boundary="run-events"'],
    );
    expect(journeyOf(one)).toFollowContract();
    expect(two.events).toEqual(one.events);
    expect(three.events).toEqual(one.events);
    expect(seen.wire).toEqual(one.events);
    expect([two.end, three.end]).toEqual([one.end, one.end]);
  });

  test('ST-012 records that are interrupted are each had once', needs('scripted-model'), async ({ api, stream, scripted }) => {
    await using first = await stream.agentBytes(scripted('Tell me about our costs.', { slowMs: 5 }), { agent: 'data', background: true, as: 'records' });
    const before = await first.take(2000);
    first.abort();
    await using second = await stream.runBytes(first.runId, { as: 'records', after: numbersOf(before).at(-1) ?? 0 });
    const after = await second.rest();
    const numbers = [...numbersOf(before), ...numbersOf(after)];

    expect(numbers, about('order')).toEqual(numbers.map((_, index) => (numbers[0] ?? 0) + index));
    expect(journeyOf(before, after)).toFollowContract();
    expect(journeyOf(before, after).answer).toBe((await api.threads.messages(first.threadId)).messages.at(-1)?.content);
  });

  test('ST-013 each record is one object on one line, those of a run that fails too', needs('scripted-model'), async ({ stream, scripted }) => {
    await using good = await stream.agentBytes(scripted(HOSTILE, { echo: true }), { agent: 'data', as: 'records' });
    await using bad = await stream.agentBytes(scripted('Fail.', { fail: 'model' }), { agent: 'data', as: 'records' });
    const [told, failed] = [await good.rest(), await bad.rest()];

    expect(journeyOf(told).answer).toBe(HOSTILE);
    expect(told.units.map(({ text }) => text)).toEqual(good.bytes.toString().split('\n').filter((line) => line !== ''));
    expect(told.units.map(({ name }) => name)).toEqual([...told.events.map(({ type }) => type), 'stream_end']);
    expect(failed.events.at(-1), about('ending')).toMatchObject({ type: 'agent_error', payload: { error_code: 'MODEL_FAILED', recoverable: false } });
    expect(failed.end).toEqual({ status: 'failed', run_id: bad.runId, thread_id: bad.threadId });
  });

  test('ST-014 records of a mebibyte are whole', needs('scripted-model'), async ({ stream, scripted }) => {
    await using taken = await stream.agentBytes(scripted('Write at length.', { long: 1_048_576, pieces: 65_536 }), { agent: 'data', as: 'records' });
    const all = await taken.rest();
    const journey = journeyOf(all);

    expect(journey).toFollowContract();
    expect(journey.answer.length).toBeGreaterThan(1_048_500);
    expect(all.end).toMatchObject({ status: 'completed', answer_sha256: sha256Of(journey.answer) });
    expect(Math.max(...all.units.map(({ text }) => text.length)), 'the longest record').toBeGreaterThan(65_536);
  });

  test('ST-015 a record is whole when it comes, not when the next one does, and one that was cut comes whole again', needs('scripted-model'), async ({
    stream, scripted,
  }) => {
    await using silent = await stream.agentBytes(scripted('Say nothing.', { hang: true }), { agent: 'data', as: 'records' });
    const begun = await silent.take(100);
    silent.abort();
    await using whole = await stream.agentBytes(scripted('Tell me.', { pieces: 9 }), { agent: 'data', as: 'records' });
    const { events } = await whole.rest();
    const cuts = Array.from({ length: 40 }, (_, index) => whole.unpacked(Math.floor((whole.bytes.length * (index + 1)) / 41)));
    const [cut] = cuts.filter(({ torn }) => torn > 0).slice(-1);
    await using again = await stream.runBytes(whole.runId, { as: 'records', after: cut?.ids.at(-1) ?? 0 });

    expect([begun.events.length > 0, begun.torn], about('liveness')).toEqual([true, 0]);
    expect(cuts.map((part) => part.events)).toEqual(cuts.map((part) => events.slice(0, part.events.length)));
    expect((await again.rest()).events).toEqual(events.slice(cut?.events.length));
  });

  test('ST-016 the records of a second run go on counting where the first one ended', needs('scripted-model'), async ({ stream, scripted }) => {
    await using first = await stream.agentBytes(scripted('One.', { echo: true }), { agent: 'data', as: 'records' });
    const one = await first.rest();
    await using second = await stream.agentBytes(scripted('Two.', { echo: true }), { agent: 'data', as: 'records', threadId: first.threadId });
    const two = await second.rest();
    const numbers = [...numbersOf(one), ...numbersOf(two)];

    expect(numbers).toEqual(numbers.map((_, index) => (numbers[0] ?? 0) + index));
    expect([journeyOf(one).answer, journeyOf(two).answer]).toEqual(['One.', 'Two.']);
    expect(new Set(two.events.map(({ run_id: run }) => run))).toEqual(new Set([second.runId]));
  });

  test('ST-017 parts that are interrupted are complete when resumed by the id of the last one', needs('scripted-model'), async ({ api, stream, scripted }) => {
    await using first = await stream.agentBytes(scripted('Tell me about our costs.', { slowMs: 5 }), { agent: 'data', background: true, as: 'parts' });
    const before = await first.take(2500);
    first.abort();
    await using second = await stream.runBytes(first.runId, { as: 'parts', after: before.ids.at(-1) ?? 0 });
    const after = await second.rest();

    expect(before.end).toBeUndefined();
    expect(journeyOf(before, after)).toFollowContract();
    expect(journeyOf(before, after).answer).toBe((await api.threads.messages(first.threadId)).messages.at(-1)?.content);
  });

  test('ST-018 a boundary within the answer separates nothing', needs('scripted-model'), async ({ stream, scripted }) => {
    await using taken = await stream.agentBytes(scripted(HOSTILE, { echo: true }), { agent: 'data', as: 'parts' });
    const { events, units, end, torn } = await taken.rest();
    const boundary = /boundary="(.+)"/.exec(taken.headers.get('content-type') ?? '')?.[1];
    const text = taken.bytes.toString();

    expect(events.map((event) => (event.type === 'partial_result' ? event.payload.content : '')).join('')).toBe(HOSTILE);
    expect(text.startsWith(`--${boundary}\r\n`)).toBe(true);
    expect(text.slice(-40), about('contract')).toMatch(/\r\n--run-events--\r\n$/);
    expect(text.split(`\r\n--${boundary}`).length, 'delimiters behind parts').toBe(units.length + 1);
    expect([end?.status, torn]).toEqual(['completed', 0]);
  });

  test('ST-019 a part of a hundred kilobytes is intact', needs('scripted-model'), async ({ api, stream, scripted }) => {
    const run = await api.agents.execute({ type: 'data', message: scripted('Write at length.', { long: 300_000, pieces: 100_000 }) });
    await using taken = await stream.runBytes(run.run_id, { as: 'parts' });
    const all = await taken.rest();
    const lengths = all.events.flatMap((event) => (event.type === 'partial_result' && event.payload.content !== '' ? [event.payload.content.length] : []));

    expect(lengths.slice(0, 2), about('completeness')).toEqual([100_000, 100_000]);
    expect(journeyOf(all).answer).toBe(run.response);
    expect(all.end).toMatchObject({ answer_sha256: sha256Of(run.response) });
  });

  test('ST-020 each part tells its type, its number and its length in bytes', needs('scripted-model'), async ({ stream, scripted }) => {
    await using taken = await stream.agentBytes(scripted('Speak.', { unicode: true }), { agent: 'data', as: 'parts' });
    const { events, units } = await taken.rest();
    const told = units.map((unit) => [header(unit, 'x-event'), header(unit, 'content-type'), header(unit, 'content-id'), header(unit, 'content-length')]);

    expect(told).toEqual([
      ...events.map((event, index) => [event.type, 'application/json', `<${event.seq}>`, String(Buffer.byteLength(units[index]?.text ?? ''))]),
      ['stream_end', 'application/json', undefined, String(Buffer.byteLength(units.at(-1)?.text ?? ''))],
    ]);
    expect(units.some(({ text }) => Buffer.byteLength(text) > text.length), 'parts with characters of several bytes').toBe(true);
  });

  test('ST-021 twelve streams in parts at the same time do not mix', needs('scripted-model', 'second-user'), async ({ stream, createUser, scripted }) => {
    const other = await createUser();
    const texts = Array.from({ length: 12 }, (_, index) => `stream ${index} says only what is its own `.repeat(6).trim());
    const streams = await Promise.all(texts.map(async (text, index) => {
      const reader = [stream, other.stream][index % 2] ?? stream;
      await using taken = await reader.agentBytes(scripted(text, { echo: true, pieces: 11, slowMs: 1 }), { agent: 'data', as: 'parts' });
      return { runId: taken.runId, all: await taken.rest() };
    }));

    expect(streams.map(({ all }) => journeyOf(all).answer), about('isolation')).toEqual(texts);
    expect(streams.flatMap(({ all }) => journeyOf(all).violations)).toEqual([]);
    expect(streams.map(({ all }) => all.end?.run_id)).toEqual(streams.map(({ runId }) => runId));
  });
});
