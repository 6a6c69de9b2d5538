import { expect, needs, test } from '#fixtures';

const WORDS = 'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen';

test.describe('streaming', () => {
  test('BF-023 the text of an answer grows while it is being written', needs('chat-page', 'scripted-model'), async ({ chat, api, stream, scripted }) => {
    const shown = await chat.conversation.recordAnswer();
    // Goes on for much longer than anybody looks: what is seen of it is not its end.
    await chat.composer.send(scripted('At length, please.', { long: 8000, slowMs: 40 }));
    const answer = chat.conversation.answer(0);
    await expect(answer.text).toContainText('Sentence 3');
    await expect(answer.text).toContainText('Sentence 6');
    await expect(answer.root).toHaveAttribute('aria-busy', 'true');
    await chat.composer.stop();
    await expect(answer.root).toHaveAttribute('aria-busy', 'false');
    const { runs: [run] } = await api.threads.runs(await chat.readThreadId());
    const written = (await (await stream.run(String(run?.id))).finished()).answer;
    const growing = (await shown()).filter(({ busy }) => busy).map(({ text }) => text);
    const lengths = growing.map(({ length }) => length);

    expect(growing.length, 'texts seen while it was being written').toBeGreaterThan(1);
    expect(lengths).toEqual([...new Set(lengths)].sort((a, b) => a - b));
    expect(growing).toEqual(lengths.map((length) => written.slice(0, length)));
  });

  test('BF-024 nothing is lost or doubled, what was missed and comes in one burst included', needs('chat-page', 'scripted-model', 'drop-connections'), async ({
    chat, api, session, control, scripted,
  }) => {
    const shown = await chat.conversation.recordAnswer();
    await chat.composer.send(scripted('Count, please.', { long: 2000, slowMs: 10 }));
    await expect(chat.conversation.answer(0).text).toContainText('Sentence 2');
    expect(await control.dropSockets(session)).toBe(1);
    await expect(chat.conversation.finishedAnswers).toHaveCount(1);
    const texts = (await shown()).map(({ text }) => text);

    const { messages } = await api.threads.messages(await chat.readThreadId());
    // Paragraphs are elements of the page, with one line between them.
    const stored = (messages.at(-1)?.content ?? '').replaceAll('\n\n', '\n');
    expect(messages.map(({ role }) => role)).toEqual(['user', 'assistant']);
    expect(texts).toEqual(texts.map(({ length }) => stored.slice(0, length)));
    expect(texts.at(-1)).toBe(stored);
  });

  test('BF-025 the final text is the pieces joined, whatever they are written in, now and as history', needs('chat-page', 'scripted-model'), async ({
    chat, api, stream, scripted,
  }) => {
    await chat.composer.send(scripted('Say it in every script.', { unicode: true }));
    await expect(chat.conversation.finishedAnswers).toHaveCount(1);
    const { runs: [run] } = await api.threads.runs(await chat.readThreadId());
    const { wire } = await (await stream.run(String(run?.id))).finished();
    const pieces = wire.flatMap((event) => (event.type === 'partial_result' ? [event.payload.content] : []));
    const joined = pieces.join('');

    expect(pieces.length).toBeGreaterThan(8);
    expect((await api.messages.get(String(run?.answer_id))).content).toBe(joined);
    await expect(chat.conversation.answer(0).text).toHaveText(joined, { useInnerText: true });
    await chat.reload();
    await expect(chat.conversation.answer(0).text).toHaveText(joined, { useInnerText: true });
    await expect(chat.conversation.answers).toHaveCount(1);
  });

  test('BF-026 a reload in the middle of an answer ends in the whole answer', needs('chat-page', 'scripted-model'), async ({ chat, api, scripted }) => {
    await chat.composer.send(scripted(WORDS, { echo: true, slowMs: 150 }));
    const answer = chat.conversation.answer(0);
    await expect(answer.text).toContainText('one two');
    const threadId = await chat.readThreadId();
    await chat.reload();

    await expect(answer.text).toContainText('one two');
    await expect(chat.conversation.finishedAnswers).toHaveCount(1);
    await expect(answer.text).toHaveText(WORDS);
    await expect(chat.conversation.questions).toHaveCount(1);
    const { messages } = await api.threads.messages(threadId);
    expect(messages.map(({ content }) => content)).toEqual([expect.stringContaining(WORDS), WORDS]);
    expect((await api.threads.runs(threadId)).runs).toMatchObject([{ status: 'completed' }]);
  });
});
