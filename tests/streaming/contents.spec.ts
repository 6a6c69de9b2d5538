import { about, expect, needs, test } from '#fixtures';
import type { Journey } from '#fixtures';

const saidIn = ({ wire }: Journey): string => wire.map((event) => (event.type === 'partial_result' ? event.payload.content : '')).join('');
/** What of Markdown depends on line ends, blank lines and spaces. */
const CONSTRUCTS = [
  '\n\n## A smaller heading\n\n', '\n\n- one\n- two\n  - two and a half\n\n1. first\n2. second\n\n', '\n\n| Service | Cost |\n| --- | ---: |\n| alpha | $1.00 |\n',
  '\n\n```ts\nconst answer: number = 6 * 7; // <b>not bold</b>\n```\n\n',
];

test.describe('contents', () => {
  test('Markdown arrives as it is stored, to the last space and blank line, wherever its pieces end', needs('scripted-model'), async ({ api, stream, scripted }) => {
    const answers = await Promise.all([1, 7, 64].map(async (pieces) => {
      const run = await stream.agent(scripted('Write.', { markdown: true, pieces }), { agent: 'data' });
      const journey = await run.finished();
      const { messages } = await api.threads.messages(journey.threadId);
      return { said: saidIn(journey), stored: messages.at(-1)?.content };
    }));

    expect(answers.map(({ said }) => said)).toEqual(answers.map(({ stored }) => stored));
    expect(new Set(answers.map(({ said }) => said)).size).toBe(1);
    expect(CONSTRUCTS.filter((construct) => answers[0]?.said.includes(construct) !== true), 'constructs that are missing').toEqual([]);
  });

  test('an answer that breaks off leaves what was said and one error, is not stored, and the next question is answered', needs('scripted-model'), async ({
    api, stream, scripted,
  }) => {
    const text = 'One two three four five six seven eight.';
    const run = await stream.agent(scripted(text, { echo: true, pieces: 4, fail: 'midway' }), { agent: 'data' });
    const broken = await run.finished();
    const { threadId } = broken;
    const left = await api.threads.messages(threadId);
    const next = await (await stream.agent(scripted(text, { echo: true, pieces: 4 }), { agent: 'data', threadId })).finished();
    const { messages } = await api.threads.messages(threadId);

    // Both pieces that the model gave, before it gave up.
    expect(saidIn(broken), about('order')).toBe(text.slice(0, 8));
    expect(broken.wire.filter(({ type }) => type === 'agent_error')).toEqual([broken.wire.at(-1)]);
    expect(run.blocks.at(-1)).toMatchObject({ kind: 'end', end: { status: 'failed' } });
    expect(await api.runs.get(run.runId ?? '')).toMatchObject({ status: 'failed', answer_id: null });
    expect(left.messages.map(({ role }) => role), 'what was stored of it').toEqual(['user']);
    expect(saidIn(next)).toBe(text);
    expect(messages.map(({ role }) => role)).toEqual(['user', 'user', 'assistant']);
    expect(broken.wire.filter((event) => event.type === 'partial_result' && event.payload.is_complete), 'pieces marked as the last one').toEqual([]);
    expect(broken).toFollowContract();
  });

  test('a stream that has nothing to say is kept alive by comments, which say nothing', needs('scripted-model', 'restart'), async ({ openPlatform, scripted }) => {
    test.setTimeout(60_000);
    const platform = await openPlatform({ PLATFORM_STREAM_KEEP_ALIVE_MS: '50' });
    const { stream } = await platform.createUser();
    const run = await stream.agent(scripted('At last.', { echo: true, pieces: 100, slowMs: 600 }), { agent: 'data' });
    const journey = await run.finished();
    await using taken = await stream.agentBytes(scripted('At last.', { echo: true, pieces: 100, slowMs: 600 }), { agent: 'data' });
    const { events, idle, torn } = await taken.rest();

    expect(taken.bytes.toString().split('\n\n: keep-alive\n\n').length, about('liveness', 'pieces that comments separate')).toBeGreaterThan(2);
    expect([idle > 2, torn, events.length]).toEqual([true, 0, journey.wire.length]);
    expect(run.blocks.filter(({ kind }) => kind === 'comment').length, 'comments that were read').toBeGreaterThan(2);
    expect(journey).toFollowContract();
    expect(saidIn(journey)).toBe('At last.');
  });
});
