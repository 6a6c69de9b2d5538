import { Script } from 'node:vm';
import { expect, test } from '@playwright/test';
import { FAULT_HEADER } from '#contracts/control.schema';
import { PAGE_FAULTS } from '../../platform/faults/page/index.ts';
import { startTestPlatform, type TestPlatform } from './support.ts';

const TAG = '<script src="/__faults/never-connects.js"></script>';
const headers = { [FAULT_HEADER]: 'page/never-connects' };
let assayed: TestPlatform;
let ordinary: TestPlatform;
test.beforeAll(async () => {
  assayed = await startTestPlatform({ PLATFORM_ASSAY: 'true' });
  ordinary = await startTestPlatform();
});
test.afterAll(() => Promise.all([assayed.close(), ordinary.close()]));

const pageOf = async (platform: TestPlatform, call = {}) => (await platform.call('/', call)).text();

test('a page fault adds its script before the page’s own, for the one request that asks', async () => {
  const [faulty, plain] = [await pageOf(assayed, { headers }), await pageOf(assayed)];

  expect(faulty.indexOf(TAG)).toBeGreaterThan(0);
  expect(faulty.indexOf(TAG)).toBeLessThan(faulty.indexOf('<script type="module"'));
  expect(plain).not.toContain('__faults');
});

test('its script is served as JavaScript to anybody, one that does not exist is not found', async () => {
  const script = await assayed.call('/__faults/never-connects.js');

  expect(script.status).toBe(200);
  expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  expect(script.headers.get('x-content-type-options')).toBe('nosniff');
  expect((await assayed.call('/__faults/no-such-fault.js')).status).toBe(404);
});

test('a platform that was not started for an assay has neither', async () => {
  expect(await pageOf(ordinary, { headers })).toBe(await pageOf(ordinary));
  expect((await ordinary.call('/__faults/never-connects.js')).status).toBe(404);
});

for (const { id, script } of PAGE_FAULTS) {
  test(`what ${id} gives to the browser is a script`, () => {
    expect(() => new Script(script)).not.toThrow();
  });
}
