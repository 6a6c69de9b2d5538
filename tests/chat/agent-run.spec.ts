import { about, expect, needs, test } from '#fixtures';

test.describe('agent run', () => {
  test('BF-015 each thing an agent does becomes visible in the order in which it happens', needs('chat-page', 'scripted-model'), async ({
    chat, api, stream, scripted,
  }) => {
    const answer = chat.conversation.answer(0);
    await chat.composer.send(scripted('How many requests did we make?', { slowMs: 40 }));
    await expect(answer.step('Tool analyze_workload done')).toBeVisible();
    await expect(answer.root).toHaveAttribute('aria-busy', 'true');
    await expect(chat.conversation.finishedAnswers).toHaveCount(1);
    await answer.openActivity();

    const steps = await answer.steps.allInnerTexts();
    const expected = [
      'Supervisor agent started', 'Data agent started', 'Data agent thinking', 'Tool analyze_workload done', 'Data agent completed',
      'Supervisor agent completed',
    ];
    expect([...new Set(steps.flatMap((step) => expected.filter((text) => step.includes(text))))]).toEqual(expected);
    const { runs } = await api.threads.runs(await chat.readThreadId());
    expect(runs).toMatchObject([{ status: 'completed', agent: 'supervisor' }]);
    const journey = await (await stream.run(String(runs[0]?.id))).finished();
    const named = (pattern: RegExp) => steps.flatMap((step) => pattern.exec(step)?.[1]?.toLowerCase() ?? []);
    expect(named(/^(\w+) agent started/)).toEqual(journey.agents);
    expect(named(/^Tool (\w+) done/)).toEqual(journey.toolCalls.map((call) => call.name));
  });

  test('BF-016 the final answer on the page is the one that was stored', needs('chat-page', 'scripted-model'), async ({ chat, api, scripted }) => {
    await chat.composer.send(scripted('The quick brown fox jumps over the lazy dog', { echo: true }));
    await expect(chat.conversation.finishedAnswers).toHaveCount(1);

    const { messages } = await api.threads.messages(await chat.readThreadId());
    expect(messages.map((message) => message.role)).toEqual(['user', 'assistant']);
    expect(messages.at(-1)?.content).toBe('The quick brown fox jumps over the lazy dog');
    await expect(chat.conversation.answers).toHaveCount(1);
    await expect(chat.conversation.answer(0).text).toHaveText('The quick brown fox jumps over the lazy dog');
  });

  test('BF-017 the result of a tool can be looked at, and is what the tool computes', needs('chat-page'), async ({ chat, api }) => {
    const { result } = await api.tools.execute({ tool_name: 'dataset_summary' });
    // What a tool finds has the tool's own shape.
    const { rows, totals } = result as { rows: number; totals: { cost_usd: number } };
    await chat.composer.send('How many requests did we make?');
    await expect(chat.conversation.finishedAnswers).toHaveCount(1);
    const answer = chat.conversation.answer(0);
    await answer.openActivity();
    await answer.openTool('dataset_summary');

    await expect(answer.fact('rows')).toHaveText(String(rows));
    await expect(answer.fact('totals.cost_usd')).toHaveText(String(totals.cost_usd));
  });

  test('BF-018 a second question keeps the context of the first', needs('chat-page'), async ({ chat, api }) => {
    const { result } = await api.tools.execute({ tool_name: 'dataset_summary' });
    // What a tool finds has the tool's own shape.
    const others = (result['services'] as { service: string }[]).map(({ service }) => service).filter((service) => service !== 'doc-search');
    await chat.composer.send('What did doc-search cost?');
    await expect(chat.conversation.finishedAnswers).toHaveCount(1);
    await chat.composer.send('And how many requests did it make?');
    await expect(chat.conversation.finishedAnswers).toHaveCount(2);

    const { messages } = await api.threads.messages(await chat.readThreadId());
    const answer = messages.at(-1)?.content ?? '';
    // An answer without the context speaks of all services, the costliest first.
    const named = ['doc-search', ...others].filter((service) => answer.includes(service)).sort((a, b) => answer.indexOf(a) - answer.indexOf(b));
    expect(named.slice(0, 1), about('values', 'the service an answer speaks of first')).toEqual(['doc-search']);
    await expect(chat.conversation.answer(1).text).toHaveText(new RegExp(`^((?!${others.join('|')}).)*doc-search`, 's'));
    expect(messages.map((message) => message.role)).toEqual(['user', 'assistant', 'user', 'assistant']);
    expect(await api.threads.list()).toHaveLength(1);
  });

  test('BF-019 one sees agents hand over to each other', needs('chat-page'), async ({ chat }) => {
    await chat.composer.send('Which models do we use?');
    await expect(chat.conversation.finishedAnswers).toHaveCount(1);
    const answer = chat.conversation.answer(0);
    await answer.openActivity();

    await expect(answer.step('Hand-off from Supervisor to Triage')).toContainText('done');
    await expect(answer.step('Triage agent started')).toBeVisible();
    await expect(answer.step(/Hand-off from \w+ to Data/)).toContainText('done');
    await expect(answer.step('Data agent started')).toBeVisible();
    await expect(answer.step(/Hand-off from \w+ to Reporting/)).toContainText('done');
    await expect(answer.step('Reporting agent started')).toBeVisible();
  });

  test('BF-020 a failing run is told, and the next question is answered', needs('chat-page', 'scripted-model'), async ({ chat, api, scripted }) => {
    await chat.composer.send(scripted('This will go wrong.', { fail: 'model' }));
    const failed = chat.conversation.answer(0);
    await expect(failed.alert).toContainText('The run failed.');
    await expect(failed.root).toHaveAttribute('aria-busy', 'false');
    await expect(failed.progress).toBeHidden();
    await expect(chat.composer.input).toBeEditable();
    await chat.composer.send('And this will not.');
    await expect(chat.conversation.finishedAnswers).toHaveCount(1);
    await expect(chat.conversation.answer(1).text).toBeVisible();

    const { runs } = await api.threads.runs(await chat.readThreadId());
    expect(runs.map((run) => run.status).sort()).toEqual(['completed', 'failed']);
  });

  test('BF-021 a slow run shows that it goes on until it is done', needs('chat-page', 'scripted-model'), async ({ chat, api, scripted }) => {
    await chat.composer.send(scripted('Slowly, please.', { slowMs: 60, long: 900 }));
    const answer = chat.conversation.answer(0);

    await expect(answer.progress).toBeVisible();
    await expect(answer.progress).toHaveAttribute('aria-valuetext', /Step \d of \d/);
    await expect(answer.text).toBeVisible();
    await expect(answer.root).toHaveAttribute('aria-busy', 'true');
    await expect(answer.root).toHaveAttribute('aria-busy', 'false');
    const { runs } = await api.threads.runs(await chat.readThreadId());
    expect(runs).toMatchObject([{ status: 'completed' }]);
    await expect(answer.progress).toBeHidden();
  });

  test('BF-022 a run can be stopped, and is stopped on the platform too', needs('chat-page', 'scripted-model'), async ({ chat, api, scripted }) => {
    await chat.composer.send(scripted('Go on for ever.', { slowMs: 100, long: 8000 }));
    const answer = chat.conversation.answer(0);
    await expect(answer.text).toBeVisible();
    await chat.composer.stop();

    await expect(answer.root).toContainText('Stopped. This answer is incomplete.');
    await expect(chat.composer.stopButton).toBeHidden();
    await expect(chat.composer.input).toBeEditable();
    const { runs } = await api.threads.runs(await chat.readThreadId());
    expect(runs).toMatchObject([{ status: 'cancelled' }]);
    const { messages } = await api.threads.messages(await chat.readThreadId());
    expect(messages.map((message) => message.role)).toEqual(['user']);
  });
});
