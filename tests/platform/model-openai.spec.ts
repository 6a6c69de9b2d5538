import { expect, test } from '@playwright/test';
import { createOpenAiModel } from '../../platform/model/openai.model.ts';
import type { ModelChunk } from '../../platform/model/ports.ts';
import { eventsOf, execute, ofType } from './agents-support.ts';
import type { FakeAnswer, FakeEndpoint } from './model-support.ts';
import { collect, delta, fakeOpenAi, modelRequest, textAnswer } from './model-support.ts';
import { startTestPlatform } from './support.ts';

test.describe('OpenAI-compatible model', () => {
  let endpoint: FakeEndpoint;
  test.afterEach(() => endpoint.close());

  const modelOf = async (...answers: FakeAnswer[]) => {
    endpoint = await fakeOpenAi(...answers);
    return createOpenAiModel({ baseUrl: endpoint.baseUrl, model: 'tiny', apiKey: 'sk-of-the-test' });
  };

  test('the conversation is sent as chat completions want it, with the key', async () => {
    const model = await modelOf(textAnswer('ok'));
    await collect(model.turn(modelRequest()));
    const [request] = endpoint.requests;

    expect([request?.path, request?.headers.authorization]).toEqual(['/v1/chat/completions', 'Bearer sk-of-the-test']);
    expect(request?.body).toEqual({
      model: 'tiny',
      stream: true,
      messages: [
        { role: 'system', content: 'be brief' },
        { role: 'user', content: 'hi' },
        {
          role: 'assistant',
          content: null,
          tool_calls: [{ id: 'call_1', type: 'function', function: { name: 'look', arguments: '{"at":"it"}' } }],
        },
        { role: 'tool', tool_call_id: 'call_1', content: '{"seen":true}' },
      ],
      tools: [{ type: 'function', function: { name: 'look', description: 'looks', parameters: { type: 'object' } } }],
    });
  });

  test('reasoning and text come as they are streamed', async () => {
    const model = await modelOf({
      blocks: [
        delta({ role: 'assistant', reasoning_content: 'hm' }),
        delta({ content: 'Grü' }),
        delta({ content: 'ezi' }),
        delta({}, 'stop'),
        '[DONE]',
      ],
    });

    expect(await collect(model.turn(modelRequest()))).toEqual([
      { type: 'reasoning', text: 'hm' },
      { type: 'text', text: 'Grü' },
      { type: 'text', text: 'ezi' },
      { type: 'finish', reason: 'stop' },
    ]);
  });

  test('the pieces of several tool calls are joined, each to its own', async () => {
    const call = (index: number, id: string | undefined, name: string | undefined, args: string) =>
      delta({ tool_calls: [{ index, id, function: { name, arguments: args } }] });
    const model = await modelOf({
      blocks: [
        call(0, 'call_a', 'look', ''),
        call(0, undefined, undefined, '{"at":'),
        call(1, 'call_b', 'listen', '{}'),
        call(0, undefined, undefined, '"it"}'),
        delta({}, 'tool_calls'),
        '[DONE]',
      ],
    });

    expect(await collect(model.turn(modelRequest()))).toEqual([
      { type: 'tool_call', call: { id: 'call_a', name: 'look', arguments: { at: 'it' } } },
      { type: 'tool_call', call: { id: 'call_b', name: 'listen', arguments: {} } },
      { type: 'finish', reason: 'tool_calls' },
    ]);
  });

  test('an overloaded or broken endpoint may be tried again', async () => {
    const model = await modelOf({ status: 429 }, { status: 503 });

    await expect(collect(model.turn(modelRequest())), '429').rejects.toMatchObject({
      name: 'ModelError',
      retryable: true,
      message: 'The model endpoint answered 429.',
    });
    await expect(collect(model.turn(modelRequest())), '503').rejects.toMatchObject({ name: 'ModelError', retryable: true });
  });

  test('a refusal is final', async () => {
    const model = await modelOf({ status: 401 });

    await expect(collect(model.turn(modelRequest())), '401').rejects.toMatchObject({ name: 'ModelError', retryable: false });
  });

  test('an unreachable endpoint may be tried again', async () => {
    const model = await modelOf();
    await endpoint.close();

    await expect(collect(model.turn(modelRequest())), 'closed port').rejects.toMatchObject({ name: 'ModelError', retryable: true });
    await expect(model.ping(), 'closed port').rejects.toMatchObject({ name: 'ModelError' });
  });

  test('an answer without its end, or that is not JSON, is an error and not an answer', async () => {
    const model = await modelOf({ blocks: [delta({ content: 'half' })] }, { blocks: ['{"choices":'] });

    await expect(collect(model.turn(modelRequest())), 'no finish').rejects.toMatchObject({ name: 'ModelError', retryable: true });
    await expect(collect(model.turn(modelRequest())), 'no JSON').rejects.toMatchObject({ name: 'ModelError', retryable: true });
  });

  test('aborting rejects with the reason and closes the connection', async () => {
    const model = await modelOf({ blocks: [delta({ content: 'slowly' })], hang: true });
    const controller = new AbortController();
    const chunks = model.turn(modelRequest(controller.signal))[Symbol.asyncIterator]();
    const first = await chunks.next();
    controller.abort(new Error('enough'));

    expect(first.value).toEqual({ type: 'text', text: 'slowly' } satisfies ModelChunk);
    await expect(chunks.next(), 'abort').rejects.toThrow('enough');
    await endpoint.left;
  });

  test('an agent on such an endpoint uses real tools and answers from them', async () => {
    const call = delta({
      tool_calls: [{ index: 0, id: 'call_x', function: { name: 'dataset_summary', arguments: '{"service":"doc-search"}' } }],
    });
    endpoint = await fakeOpenAi(
      { status: 503 },
      { blocks: [delta({ content: 'Let me look.' }), call, delta({}, 'tool_calls'), '[DONE]'] },
      textAnswer('It is ', 'doc-search.'),
    );
    const platform = await startTestPlatform({
      PLATFORM_MODEL: 'openai',
      PLATFORM_OPENAI_BASE_URL: endpoint.baseUrl,
      PLATFORM_OPENAI_MODEL: 'tiny',
    });
    const { access_token: token } = await platform.signIn({ plan: 'enterprise' });
    const done = await execute(platform, token, 'What about doc-search?', { type: 'data' });
    const events = eventsOf(platform, done.run_id);
    await platform.close();

    expect(done).toMatchObject({ status: 'success', response: 'Let me look.\n\nIt is doc-search.' });
    expect(ofType(events, 'agent_retry')).toHaveLength(1);
    expect(ofType(events, 'tool_completed').map(({ payload }) => [payload.tool_call_id, payload.success])).toEqual([['call_x', true]]);
    expect(endpoint.requests[2]?.body['messages']).toContainEqual({
      role: 'tool',
      tool_call_id: 'call_x',
      content: expect.stringContaining('doc-search'),
    });
  });
});
