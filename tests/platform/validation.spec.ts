import { PATHS } from '#contracts/paths';
import { toolResult } from '#contracts/tool.schema';
import { expect, test } from '@playwright/test';
import { execute } from './agents-support.ts';
import { allRecords, uploadRows } from './data-support.ts';
import type { TestPlatform } from './support.ts';
import { startTestPlatform } from './support.ts';

test.describe('validation and correction', () => {
  let platform: TestPlatform;
  test.beforeAll(async () => {
    platform = await startTestPlatform();
  });
  test.afterAll(() => platform.close());

  const signIn = async () => (await platform.signIn({ plan: 'pro' })).access_token;
  const send = (token: string, name: string, args: Record<string, unknown> = {}) =>
    platform.call(PATHS.toolExecute, { method: 'POST', token, body: { tool_name: name, arguments: args } });

  test('the shipped data break no rule', async () => {
    const { result } = toolResult.parse(await (await send(await signIn(), 'validate_records')).json());

    expect(result).toMatchObject({ dataset_id: 'ds_shipped', verdict: 'accepted', confidence: 1, rejections: [] });
  });

  test('a correction keeps text that must be quoted in a file as it is', async () => {
    const token = await signIn();
    await uploadRows(platform, token, ['2026-03-01T00:30:00Z,"a, ""quoted"" one",acme,big,1,2,3,0.5,6,0,0']);
    const { result } = toolResult.parse(await (await send(token, 'correct_records')).json());

    expect(result).toMatchObject({ rows_before: 1, rows: 1, corrections: [{ row: 1, rule: 'on_the_hour', action: 'moved' }] });
    expect(await allRecords(platform, token, String(result['dataset_id']))).toMatchObject([{ timestamp: '2026-03-01T00:00:00Z', service: 'a, "quoted" one', cost_usd: 0.5 }]);
  });

  test('where there is nothing to correct no copy is made', async () => {
    const token = await signIn();
    await uploadRows(platform, token, ['2026-03-01T00:00:00Z,search,acme,big,1,2,3,0.5,6,0,0']);
    const refused = await send(token, 'correct_records');
    const { datasets } = await (await platform.call(PATHS.datasets, { token })).json();

    expect([refused.status, (await refused.json()).error_code]).toEqual([400, 'BAD_REQUEST']);
    expect(datasets).toHaveLength(2);
  });

  test('a run without triage has no triage decision', async () => {
    const token = await signIn();
    const done = await execute(platform, token, 'What do we spend?', { type: 'data' });
    const asked = await platform.call(PATHS.runTriage.replace(':id', done.run_id), { token });

    expect([asked.status, (await asked.json()).error_code]).toEqual([404, 'NOT_FOUND']);
  });

  test('a chain that cannot be read fails the run instead of being guessed at', async () => {
    const done = await execute(platform, await signIn(), '[chain] What do we spend?\n\n```chain\n[[{}]]\n```', { type: 'data' });

    expect(done.status).toBe('error');
  });
});
