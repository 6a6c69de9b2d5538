import { about, expect, journeyOf, needs, test } from '#fixtures';
import type { ByteStream, Unpacked } from '#fixtures';

const textOf = (pieces: readonly Unpacked[]) => pieces.flatMap(({ events }) => events).map(
  (event) => (event.type === 'partial_result' ? event.payload.content : ''),
).join('');
const idAfter = (pieces: readonly Unpacked[]) => pieces.flatMap(({ ids }) => ids).at(-1) ?? 0;
const lastOf = ({ ids }: Unpacked) => ids.at(-1) ?? 0;

/** Comes back so many times, takes a little each time and goes away. */
async function brokenOff(times: number, pieces: readonly Unpacked[], open: (after: string | number) => Promise<ByteStream>): Promise<readonly Unpacked[]> {
  if (times === 0) return pieces;
  await using taken = await open(idAfter(pieces));
  return brokenOff(times - 1, [...pieces, await taken.take(400)], open);
}

test.describe('resume', () => {
  test('ST-006 a stream resumed after any event goes on with the next one, and after the last one only ends', needs('scripted-model'), async ({ api, stream }) => {
    const run = await api.agents.execute({ type: 'supervisor', message: 'What do our models cost?' });
    await using whole = await stream.runBytes(run.run_id);
    const { events, end } = await whole.rest();
    const places = [0, Math.floor(events.length / 2), events.length - 2];
    const resumed = await Promise.all(places.map(async (place) => {
      await using taken = await stream.runBytes(run.run_id, { after: events[place]?.seq ?? 0 });
      return await taken.rest();
    }));
    await using over = await stream.runBytes(run.run_id, { after: events.at(-1)?.seq ?? 0 });

    expect(resumed.map((piece) => piece.events)).toEqual(places.map((place) => events.slice(place + 1)));
    expect(resumed.map((piece) => piece.end)).toEqual(places.map(() => end));
    expect(await over.rest()).toMatchObject({ events: [], end });
    expect(await stream.runRaw(run.run_id, { 'last-event-id': 'the one before' })).toBeProblem({ status: 400, code: 'BAD_REQUEST' });
  });

  test('ST-007 what a network breaks in the middle of a block is had in full by resuming', needs('scripted-model', 'drop-connections'), async ({ network, scripted }) => {
    const { stream, api } = await network.createUser();
    network.cutAfter(4000);
    await using torn = await stream.agentBytes(scripted('Describe our models.', { long: 1500, slowMs: 5 }), { agent: 'data', background: true });
    await expect(torn.rest()).rejects.toThrow(/it broke off/);
    network.heal();
    const before = torn.unpacked();
    await using rest = await stream.runBytes(torn.runId, { after: lastOf(before) });
    const after = await rest.rest();
    const { messages } = await api.threads.messages(torn.threadId);

    expect(before.end).toBeUndefined();
    expect(before.events.length).toBeGreaterThan(1);
    expect(journeyOf(before, after)).toFollowContract();
    expect(textOf([before, after])).toBe(messages.at(-1)?.content);
  });

  test('ST-010 several streams of one user that break off are each resumed with what is theirs', needs('scripted-model'), async ({ stream, scripted }) => {
    const names = ['alpha', 'beta', 'gamma', 'delta'];
    const texts = names.map((name) => `${name} has this to say, and nobody else. `.repeat(8).trim());
    const answers = await Promise.all(texts.map(async (text) => {
      await using first = await stream.agentBytes(scripted(text, { echo: true, pieces: 12, slowMs: 2 }), { agent: 'data', background: true });
      const before = await first.take(2500);
      first.abort();
      await using second = await stream.runBytes(first.runId, { after: lastOf(before) });
      return journeyOf(before, await second.rest());
    }));

    expect(answers.map(({ answer }) => answer)).toEqual(texts);
    expect(answers.flatMap(({ violations }) => violations)).toEqual([]);
    expect(new Set(answers.map(({ runId }) => runId)).size).toBe(names.length);
  });

  test('ST-022 who goes away in mid-answer ends the run, unless it was to go on without a reader', needs('scripted-model'), async ({ api, stream, socket, scripted }) => {
    const prompt = scripted('Tell me slowly what we spend.', { slowMs: 25 });
    await using watched = await stream.agentBytes(prompt, { agent: 'data' });
    await using kept = await stream.agentBytes(prompt, { agent: 'data', background: true });
    const [, before] = await Promise.all([watched.take(1000), kept.take(1000)]);
    watched.abort();
    kept.abort();
    const ended = await socket.run(watched.runId, watched.threadId).finished();
    const finished = await socket.run(kept.runId, kept.threadId).finished();
    await using rest = await stream.runBytes(kept.runId, { after: lastOf(before) });
    const after = await rest.rest();

    expect(ended.wire.at(-1), about('values')).toMatchObject({ type: 'agent_cancelled', payload: { reason: 'client_disconnected' } });
    expect((await api.runs.get(watched.runId)).status).toBe('cancelled');
    expect(finished.outcome).toBe('completed');
    expect(textOf([before, after])).toBe((await api.threads.messages(kept.threadId)).messages.at(-1)?.content);
  });

  test('ST-024 an answer that is interrupted again and again is whole in the end', needs('scripted-model'), async ({ api, stream, scripted }) => {
    await using first = await stream.agentBytes(scripted('Tell me about our latency.', { slowMs: 12 }), { agent: 'data', background: true });
    const one = await first.take(1200);
    first.abort();
    await using second = await stream.runBytes(first.runId, { after: lastOf(one) });
    const two = await second.take(900);
    second.abort();
    await using third = await stream.runBytes(first.runId, { after: lastOf(two) });
    const three = await third.take(900);
    third.abort();
    await using last = await stream.runBytes(first.runId, { after: lastOf(three) });
    const four = await last.rest();

    expect(journeyOf(one, two, three, four)).toFollowContract();
    expect(textOf([one, two, three, four])).toBe((await api.threads.messages(first.threadId)).messages.at(-1)?.content);
  });

  test('ST-025 who comes back after too long is told what is no longer kept, and finds the answer stored', needs('scripted-model', 'restart'), async ({
    openPlatform, scripted,
  }) => {
    test.setTimeout(60_000);
    const platform = await openPlatform({ PLATFORM_EVENTS_KEPT: '20' });
    const { api, stream } = await platform.createUser();
    const run = await api.agents.execute({ type: 'data', message: scripted('Write at length.', { long: 2000, pieces: 20 }) });
    await using late = await stream.runBytes(run.run_id, { after: 5 });
    const { events, missed, end } = await late.rest();
    const first = events[0]?.seq ?? 0;
    await using intime = await stream.runBytes(run.run_id, { after: first });
    const within = await intime.rest();

    expect(missed).toEqual([{ thread_id: run.thread_id, after_seq: 5, first_kept_seq: first }]);
    expect(events.map(({ seq }) => seq)).toEqual(Array.from({ length: 20 }, (_, index) => first + index));
    expect(end).toMatchObject({ status: 'completed' });
    expect([within.missed, within.events]).toEqual([[], events.slice(1)]);
    expect((await api.threads.messages(run.thread_id)).messages.at(-1)?.content).toBe(run.response);
  });

  test('ST-026 ten quick breaks lose and repeat nothing', needs('scripted-model'), async ({ api, stream, scripted }) => {
    await using first = await stream.agentBytes(scripted('Tell me about our costs.', { slowMs: 4 }), { agent: 'data', background: true });
    const beginning = [await first.take(1)];
    first.abort();
    const broken = await brokenOff(10, beginning, (after) => stream.runBytes(first.runId, { after }));
    await using last = await stream.runBytes(first.runId, { after: idAfter(broken) });
    const pieces = [...broken, await last.rest()];

    expect(journeyOf(...pieces)).toFollowContract();
    expect(textOf(pieces)).toBe((await api.threads.messages(first.threadId)).messages.at(-1)?.content);
  });
});
