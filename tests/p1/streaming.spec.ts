import { expect, needs, test } from '#fixtures';

test.describe('streaming', () => {
  test('008 a streamed answer arrives in pieces over time and adds up to the stored message', needs('scripted-model'), async ({ stream, api, scripted }) => {
    const run = await stream.agent(scripted('Tell me about our models.', { slowMs: 20 }));
    const journey = await run.finished();
    const events = run.blocks.flatMap((block) => (block.kind === 'event' ? [block] : []));
    const [first] = journey.wire;

    expect(run.headers.get('content-type')).toMatch(/^text\/event-stream\b/);
    expect(run.headers.get('cache-control')).toContain('no-store');
    expect(journey).toFollowContract();
    expect(journey).toSpreadItsText({ pauseMs: 20 });
    expect(events.map((block) => block.id)).toEqual(events.map((_, index) => String(Number(first?.seq) + index)));
    expect(run.blocks.at(-1)).toMatchObject({ kind: 'end', end: { status: 'completed', run_id: journey.runId } });
    const { messages } = await api.threads.messages(journey.threadId);
    expect(journey.answer).toBe(messages.at(-1)?.content);
  });

  test('023 partial results come before completion, spread over time, on the stream and on the socket alike', needs('scripted-model'), async ({ stream, socket, api, scripted }) => {
    const run = await stream.agent(scripted('Describe the last two weeks.', { slowMs: 20 }));
    const streamed = await run.finished();
    const seen = await socket.run(streamed.runId, streamed.threadId).finished();
    const { messages } = await api.threads.messages(streamed.threadId);

    expect(streamed).toFollowContract();
    expect(streamed).toSpreadItsText({ pauseMs: 20 });
    expect(seen).toFollowContract();
    expect(seen).toSpreadItsText({ pauseMs: 20 });
    expect(seen.wire).toEqual(streamed.wire);
    expect([streamed.answer, seen.answer]).toEqual([messages.at(-1)?.content, messages.at(-1)?.content]);
  });
});
