import { expect, test } from '@playwright/test';
import { z } from 'zod';
import { createOpenAiModel } from '../../platform/model/openai.model.ts';
import { eventsOf, execute, ofType } from './agents-support.ts';
import type { FakeAnswer } from './model-support.ts';
import { collect, delta, fakeOpenAi, modelRequest, textAnswer } from './model-support.ts';
import { startTestPlatform } from './support.ts';

const callOf = (id: string, index = 0) => ({ index, id, function: { name: 'dataset_summary', arguments: '{}' } });
const asking = (...calls: readonly object[]) => ({ blocks: [delta({ tool_calls: calls }), delta({}, 'tool_calls'), '[DONE]'] });

const messages = z.array(z.object({ tool_call_id: z.string().optional() }));

/** Ids of the tool calls and of their results in a run on an endpoint that names them like this. */
async function idsFrom(...answers: readonly FakeAnswer[]) {
  const endpoint = await fakeOpenAi(...answers);
  const platform = await startTestPlatform({ PLATFORM_MODEL: 'openai', PLATFORM_OPENAI_BASE_URL: endpoint.baseUrl, PLATFORM_OPENAI_MODEL: 'odd' });
  const { access_token: token } = await platform.signIn();
  const done = await execute(platform, token, 'What about costs?', { type: 'data' });
  const events = eventsOf(platform, done.run_id);
  await platform.close();
  await endpoint.close();
  return {
    status: done.status,
    executing: ofType(events, 'tool_executing').map(({ payload }) => payload.tool_call_id),
    completed: ofType(events, 'tool_completed').map(({ payload }) => payload.tool_call_id),
    told: messages.parse(endpoint.requests.at(-1)?.body['messages']).flatMap(({ tool_call_id: id }) => id ?? []),
  };
}

test.describe('endpoints with ways of their own', () => {
  test('calls that carry the same id in one turn are told apart', async () => {
    const { status, executing, completed, told } = await idsFrom(asking(callOf('same'), callOf('same', 1)), textAnswer('Done.'));
    expect(status).toBe('success');
    expect(new Set(executing).size).toBe(2);
    expect([completed, told]).toEqual([executing, executing]);
  });

  test('calls that are numbered anew in each turn are told apart', async () => {
    const { executing, completed, told } = await idsFrom(asking(callOf('call_0')), asking(callOf('call_0')), textAnswer('Done.'));
    expect(new Set(executing).size).toBe(2);
    expect([completed, told]).toEqual([executing, executing]);
  });

  test('an id too long for an event is replaced', async () => {
    const { executing } = await idsFrom(asking(callOf('x'.repeat(500))), textAnswer('Done.'));
    expect(executing).toEqual([expect.stringMatching(/^call_\w+$/)]);
  });

  test('a character that comes in two halves arrives whole, and what no store takes is replaced', async () => {
    const endpoint = await fakeOpenAi(textAnswer('a \uD83D', '\uDE00 b', '\0', '\uDE00.'));
    const model = createOpenAiModel({ baseUrl: endpoint.baseUrl, model: 'odd' });
    const chunks = await collect(model.turn(modelRequest()));
    await endpoint.close();
    expect(chunks.flatMap((chunk) => (chunk.type === 'text' ? chunk.text : []))).toEqual(['a ', '\u{1F600} b', '\uFFFD', '\uFFFD.']);
  });

  test('the index of a call may be any whole number', async () => {
    const endpoint = await fakeOpenAi(asking(callOf('far', 2 ** 32 - 1)));
    const model = createOpenAiModel({ baseUrl: endpoint.baseUrl, model: 'odd' });
    const chunks = await collect(model.turn(modelRequest()));
    await endpoint.close();
    expect(chunks).toEqual([
      { type: 'tool_call', call: { id: 'far', name: 'dataset_summary', arguments: {} } },
      { type: 'finish', reason: 'tool_calls' },
    ]);
  });
});
