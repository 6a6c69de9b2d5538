import { expect, journeyOf, needs, test } from '#fixtures';

/** More than an operating system holds for a connection whose reader has stopped. */
const MUCH = { long: 8_388_608, pieces: 65_536 };
/** Bytes that a platform may hold ready for one reader: what is made ahead, and one event more. */
const MOST_AHEAD = 256 * 1024;

test.describe('slow readers', () => {
  test('ST-005 a reader who stops for a while gets the rest in order, and holds nobody up', needs('scripted-model'), async ({ api, stream, scripted }) => {
    const run = await api.agents.execute({ type: 'data', message: scripted('Write at length.', { long: 400_000, pieces: 8192 }) });
    await using slow = await stream.runBytes(run.run_id);
    await slow.take(1);
    await using quick = await stream.runBytes(run.run_id);
    const all = await quick.rest();
    const late = await slow.rest();

    expect(late.events).toEqual(all.events);
    expect(late.end).toEqual(all.end);
    expect(journeyOf(late)).toFollowContract();
    expect(journeyOf(late).answer).toBe(run.response);
  });

  test('ST-011 a reader who has stopped costs the platform no more than a few events, however long the answer', needs('scripted-model', 'restart'), async ({
    openPlatform, scripted, target,
  }) => {
    test.setTimeout(60_000);
    // A connection over which much was read before takes in much more, and the client uses those again that it has.
    const platform = await openPlatform();
    const [{ api, stream }, stranger] = [await platform.createUser(), await platform.createUser()];
    await using slow = await stream.agentBytes(scripted('Write at length.', MUCH), { agent: 'data', background: true });
    await slow.take(1);
    await expect.poll(async () => (await api.runs.get(slow.runId)).status, { timeout: target.deadlines.total }).toBe('completed');
    const [open, ...further] = (await api.runs.streams()).streams;
    const ofOthers = await stranger.api.runs.streams();
    slow.abort();

    expect(open).toMatchObject({ run_id: slow.runId, media_type: 'text/event-stream' });
    expect(further).toEqual([]);
    expect(open?.bytes_ahead, 'bytes held ready for the reader').toBeLessThan(MOST_AHEAD);
    expect(open?.last_seq, 'last event read for them').toBeLessThan(MUCH.long / MUCH.pieces);
    expect(ofOthers.streams).toEqual([]);
    await expect.poll(async () => (await api.runs.streams()).streams).toEqual([]);
  });
});
