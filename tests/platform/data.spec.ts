import { dataset, datasetList } from '#contracts/tool.schema';
import { expect, test } from '@playwright/test';
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { allRecords, HEADER, upload, uploadRows } from './data-support.ts';
import type { TestPlatform } from './support.ts';
import { startTestPlatform } from './support.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const SHIPPED = readFileSync(`${ROOT}platform/data/usage.csv`);
const ROW = '2026-03-01T00:00:00Z,web,acme,large,10,1000,500,1.5,100,0,5';

test.describe('data sets', () => {
  let platform: TestPlatform;
  let token: string;
  test.beforeAll(async () => {
    platform = await startTestPlatform();
    token = (await platform.signIn()).access_token;
  });
  test.afterAll(() => platform.close());

  const list = async (as = token) => datasetList.parse(await (await platform.call('/api/datasets', { token: as })).json()).datasets;
  const mistakesOf = async (content: string) => {
    const response = await upload(platform, token, content);
    const { details } = await response.json();
    return [response.status, ...details.fields.map((field: { message: string }) => field.message)];
  };

  test('the generator writes the shipped file again, byte for byte', async () => {
    const file = test.info().outputPath('usage.csv');
    await promisify(execFile)(process.execPath, ['--import', 'tsx', 'platform/data/generate.ts', file], { cwd: ROOT });

    expect(readFileSync(file).equals(SHIPPED)).toBe(true);
    expect(SHIPPED.length).toBeLessThan(300_000);
  });

  test('the shipped data set is everybody’s and says what it is', async () => {
    const stranger = (await platform.signIn()).access_token;
    const [shipped] = await list(stranger);

    expect(shipped).toMatchObject({
      owner: 'shipped',
      name: 'usage.csv',
      rows: 2016,
      from: '2026-01-05T00:00:00Z',
      to: '2026-01-18T23:00:00Z',
      columns: HEADER.split(','),
      sha256: createHash('sha256').update(SHIPPED).digest('hex'),
    });
  });

  test('the records of the pages together are the rows of the file', async () => {
    const [shipped] = await list();
    const records = await allRecords(platform, token, shipped?.id ?? '');

    expect(records.map((record) => Object.values(record).join(','))).toEqual(SHIPPED.toString().trimEnd().split('\n').slice(1));
  });

  test('an upload is stored oldest first, found by its owner alone, and gone after its removal', async () => {
    const owner = (await platform.signIn()).access_token;
    const response = await upload(
      platform,
      owner,
      `\uFEFF${HEADER}\r\n2026-03-01T05:00:00Z,"web, new",acme,large,1,2,3,0.5,100,0,0\r\n${ROW}\r\n`,
    );
    const added = dataset.parse(await response.json());
    const records = await allRecords(platform, owner, added.id);
    const before = await list(owner);
    const toStranger = await platform.call(`/api/datasets/${added.id}`, { token });
    const removal = await platform.call(`/api/datasets/${added.id}`, { method: 'DELETE', token: owner });

    expect([response.status, response.headers.get('location')]).toEqual([201, `/api/datasets/${added.id}`]);
    expect(added).toMatchObject({ name: 'usage.csv', owner: 'own', rows: 2, from: '2026-03-01T00:00:00Z', to: '2026-03-01T05:00:00Z' });
    expect(records.map(({ service, cost_usd: cost }) => [service, cost])).toEqual([
      ['web', 1.5],
      ['web, new', 0.5],
    ]);
    expect(before.map(({ owner: whose }) => whose)).toEqual(['shipped', 'own']);
    expect([toStranger.status, removal.status, (await platform.call(`/api/datasets/${added.id}`, { token: owner })).status]).toEqual([
      404, 200, 404,
    ]);
    expect(await list(owner)).toHaveLength(1);
  });

  test('another user cannot delete an upload, and nobody the shipped set', async () => {
    const owner = (await platform.signIn()).access_token;
    const { id } = await uploadRows(platform, owner, [ROW]);
    const foreign = await platform.call(`/api/datasets/${id}`, { method: 'DELETE', token });
    const shipped = await platform.call('/api/datasets/ds_shipped', { method: 'DELETE', token });

    expect([foreign.status, shipped.status]).toEqual([404, 403]);
    expect(await list(owner)).toHaveLength(2);
  });

  test('wrong cells are named by line and column', async () => {
    const rows = [
      ROW,
      ROW.replace(',10,', ',ten,'),
      ROW.replace(',1.5,', ',-1.5,'),
      ROW.replace(',100,', ',,'),
      ROW.replace('2026-03-01T00', '2026-13-01T00'),
      ROW.replace(',web,', ',,'),
    ];

    expect(await mistakesOf([HEADER, ...rows].join('\n'))).toEqual([
      422,
      'line 3, column requests: must be a number',
      expect.stringMatching(/^line 4, column cost_usd: /),
      'line 5, column latency_ms: must be a number',
      expect.stringMatching(/^line 6, column timestamp: /),
      expect.stringMatching(/^line 7, column service: /),
    ]);
  });

  test('missing, unknown and repeated columns are named', async () => {
    const header = HEADER.replace(',errors,cache_hits', ',cache_hits,cache_hits,mood');

    expect(await mistakesOf(`${header}\n`)).toEqual([
      422,
      'line 1, column errors: this column is missing',
      'line 1, column mood: is not a column of usage data',
      'line 1, column cache_hits: this column appears twice',
    ]);
  });

  test('a line of another length is named', async () => {
    expect(await mistakesOf([HEADER, ROW, `${ROW},7`].join('\n'))).toEqual([422, 'line 3: has another number of columns than the header']);
  });

  test('of many mistakes the first twenty are told, and nothing is stored', async () => {
    const someone = (await platform.signIn()).access_token;
    const response = await upload(platform, someone, [HEADER, ...Array<string>(50).fill(ROW.replace(',10,', ',ten,'))].join('\n'));

    expect((await response.json()).details.fields).toHaveLength(20);
    expect(await list(someone)).toHaveLength(1);
  });

  test('an empty file is refused', async () => {
    expect((await upload(platform, token, '')).status).toBe(422);
  });

  test('a file over 10 MB is refused as too large', async () => {
    const response = await upload(platform, token, Buffer.alloc(10 * 1024 * 1024 + 1, 'a'));

    expect([response.status, (await response.json()).error_code]).toEqual([413, 'PAYLOAD_TOO_LARGE']);
  });

  test('a body that is no form is refused by its type, a form without the file by its field', async () => {
    const json = await platform.call('/api/datasets', { method: 'POST', token, body: { file: 'x' } });
    const otherField = await upload(platform, token, `${HEADER}\n`, 'attachment');

    expect([json.status, otherField.status]).toEqual([415, 422]);
    expect((await otherField.json()).details.fields).toEqual([{ path: 'file', message: 'is needed: one file' }]);
  });
});
