import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test as base } from '@playwright/test';
import { findBrowser, launchOptionsOf } from '#utils/browser';
import { makeTrends } from '../../reports/trends/make.ts';
import { lineOf } from '../../reports/iteration/history.ts';
import type { HistoryLine } from '../../reports/iteration/iteration.schema.ts';
import { incompleteness, trendsOf } from '../../reports/trends/trends.ts';
import { buildIterations, HOSTILE } from './support/history.ts';

const ROOT = join(import.meta.dirname, '../..');
const whole = buildIterations({ interrupted: [11], resumed: [18] });
const staging = buildIterations({ iterations: 6, target: 'staging', projects: ['p1', 'p2'], startNumber: 40, seed: 3 });
const narrowed = buildIterations({ iterations: 4, projects: ['p1'], filters: ['--grep=socket'], startNumber: 60, seed: 9 });
const iterations = [...whole, ...staging, ...narrowed];
const trends = trendsOf({ lines: iterations.map(lineOf), madeAt: new Date('2026-11-21T12:00:00Z'), pageOf: () => null });
const [first] = trends.scopes;
const [oldest] = buildIterations({ iterations: 1 }).map(lineOf) as [HistoryLine];

const test = base.extend<object, { folder: string }>({
  folder: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of needed fixtures from this pattern
    async ({}, use) => {
      mkdirSync(join(ROOT, '.touchstone'), { recursive: true });
      const folder = mkdtempSync(join(ROOT, '.touchstone/trends-'));
      mkdirSync(join(folder, 'iterations'));
      writeFileSync(join(folder, 'history.jsonl'), `${iterations.map((one) => JSON.stringify(lineOf(one))).join('\n')}\n{"half":`);
      const last = whole.at(-1);
      writeFileSync(join(folder, 'iterations', `${last?.id}.md`), `# Iteration 30: HOLD\n\n<details><summary>all</summary>\n\n- one\n\n</details>\n\n${HOSTILE}\n\n| a | b |\n| --- | --- |\n| ${HOSTILE.replaceAll('|', '\\|').split('\n')[0]} | ![x](http://127.0.0.1:9/x.png) |\n`);
      await makeTrends(folder, new Date('2026-11-21T12:00:00Z'));
      await use(folder);
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
});
test.use({ launchOptions: launchOptionsOf(findBrowser()), offline: true, viewport: { width: 1360, height: 900 } });

test.describe('trends', () => {
  test('runs of another target, other projects or filters are never in one line', () => {
    expect(trends.scopes.map(({ target, label, runs }) => [target, label, runs.length])).toEqual([
      ['embedded', 'p1, p2, p3 and 7 more', 30], ['staging', 'p1, p2', 6], ['embedded', 'p1 · --grep=socket', 4],
    ]);
  });

  test('a test is newly failing, still failing, fixed or flaky against when it was last executed', () => {
    const line = (index: number, letters: string) => {
      return { ...oldest, id: `run-${index}`, number: index + 1, startedAt: `2026-10-0${index + 1}T00:00:00.000Z`, tests: letters.split('').map((letter, place) => [`t${place}`, letter as 'p', 1, 1] satisfies [string, 'p', number, number]), failing: { t0: 'p1 › a', t1: 'p1 › b', t2: 'p1 › c' } };
    };
    const { scopes } = trendsOf({ lines: [line(0, 'ppp'), line(1, 'fpx'), line(2, 'fnn'), line(3, 'pfp')], madeAt: new Date(0), pageOf: () => null });
    expect(scopes[0]?.runs.map(({ broken, stillFailing, fixed, flaky }) => ({ broken, stillFailing, fixed, flaky }))).toEqual([
      { broken: [], stillFailing: [], fixed: [], flaky: [] },
      { broken: ['p1 › a'], stillFailing: [], fixed: [], flaky: ['p1 › c'] },
      { broken: [], stillFailing: ['p1 › a'], fixed: [], flaky: [] },
      { broken: ['p1 › b'], stillFailing: [], fixed: ['p1 › a'], flaky: [] },
    ]);
    expect(scopes[0]?.worst.map(({ title, strip, failingSince, changes }) => [title, strip, failingSince, changes])).toEqual([['p1 › b', 'ppnf', 4, 1], ['p1 › a', 'pffp', null, 2], ['p1 › c', 'pxnp', null, 2]]);
  });

  test('a run that did not come to its end says why, and so does one without a part', () => {
    const { totals, scope } = oldest;
    expect(first?.runs[11]?.incomplete).toBe('interrupted, 300 of 500 tests did not run');
    expect(first?.runs.filter((run) => run.incomplete !== null)).toHaveLength(1);
    expect(incompleteness({ status: 'passed', totals, scope: { ...scope, missingParts: ['shard-2-of-4'] } })).toBe('without shard-2-of-4');
    expect(incompleteness({ status: 'killed', totals, scope })).toBe('killed');
    expect(incompleteness({ status: 'passed', totals: { ...totals, passed: totals.passed - 1, notRun: 1 }, scope })).toBe('1 of 500 tests did not run');
  });

  test('of a run that was resumed its last line counts, once', async ({ folder }) => {
    const resumed = { ...oldest, decision: 'GO' };
    mkdirSync(join(folder, 'again'));
    writeFileSync(join(folder, 'again/history.jsonl'), [oldest, resumed].map((line) => JSON.stringify(line)).join('\n'));
    expect(await makeTrends(join(folder, 'again'))).toMatchObject({ iterations: 1, unreadable: [] });
  });

  test('the page shows the newest run, opened as a file without a network, and asks for nothing', async ({ page, folder }) => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    page.on('pageerror', (error) => asked.push(error.message));
    page.on('console', (message) => asked.push(message.text()));
    await page.goto(pathToFileURL(join(folder, 'trends.html')).href);
    await expect(page.getByRole('region', { name: 'The newest iteration' })).toContainText('97.2 %');
    await expect(page.getByText('486 of 500', { exact: true })).toBeVisible();
    await expect(page.getByRole('note')).toContainText('line 41');
    expect(asked).toEqual([pathToFileURL(join(folder, 'trends.html')).href]);
  });

  test('the file holds no address of anything outside it', ({ folder }) => {
    const text = readFileSync(join(folder, 'trends.html'), 'utf8').replaceAll('http://www.w3.org/', '');
    expect(text.match(/(?:src|href)=["']?(?:https?:)?\/\/[^"' ]+|@import|url\(/g)).toBeNull();
    expect(text).toContain(`default-src 'none'; script-src 'sha256-`);
  });

  test('titles of tests stay text', async ({ page, folder }) => {
    const dialogs: string[] = [];
    page.on('dialog', (dialog) => { dialogs.push(dialog.message()); void dialog.dismiss(); });
    await page.goto(pathToFileURL(join(folder, 'trends.html')).href);
    const row = page.getByRole('region', { name: 'Tests with the worst history' }).getByRole('rowheader').first();
    await expect(row).toContainText(`</script><img src=x onerror="alert(1)"> | ::error file=x::pwned%0A & 'q' [a](javascript:alert(1)) \\u{7}\\u{202e}`);
    await expect(page.locator('img')).toHaveCount(0);
    expect(dialogs).toEqual([]);
  });

  test('another target shows its own runs only, and the address keeps the choice', async ({ page, folder }) => {
    await page.goto(pathToFileURL(join(folder, 'trends.html')).href);
    await page.getByLabel('Target').selectOption('staging');
    const rows = page.getByRole('region', { name: 'Table of iterations' }).getByRole('rowheader');
    await expect(rows).toHaveText(['#45', '#44', '#43', '#42', '#41', '#40']);
    await page.reload();
    await expect(rows).toHaveCount(6);
    await page.getByLabel('Target').selectOption('embedded');
    await page.getByRole('combobox', { name: 'Tests' }).selectOption({ label: 'p1 · --grep=socket (4)' });
    await expect(rows).toHaveCount(4);
  });

  test('every chart has its figures as a table, with numerator and denominator', async ({ page, folder }) => {
    await page.goto(pathToFileURL(join(folder, 'trends.html')).href);
    const figures = page.getByRole('figure');
    await expect(page.getByText('Figures as a table')).toHaveCount(await figures.count());
    await figures.first().getByText('Figures as a table').click();
    const table = page.getByRole('region', { name: 'Pass rate by tier, as a table' });
    await expect(table.getByRole('row', { name: '#30' })).toContainText('486 of 500 (97.2 %)');
    await expect(table.getByRole('row', { name: '#12' })).toContainText('incomplete');
  });

  test('a chart can be read by keyboard, iteration by iteration', async ({ page, folder }) => {
    await page.goto(pathToFileURL(join(folder, 'trends.html')).href);
    const figure = page.getByRole('figure').first();
    await figure.getByRole('img').focus();
    await page.keyboard.press('ArrowLeft');
    await expect(figure.getByRole('status')).toContainText('Iteration 30');
    await page.keyboard.press('ArrowLeft');
    await expect(figure.getByRole('status')).toContainText(/Iteration 29 .* all: 489 of 500 \(97.8 %\)/);
  });

  test('a route is chosen from a list, so that a hundred of them do not bury the page', async ({ page, folder }) => {
    await page.goto(pathToFileURL(join(folder, 'trends.html')).href);
    await page.getByLabel('One route').selectOption('POST /api/threads/{id}/messages');
    await expect(page.getByRole('figure').filter({ hasText: 'Latency: POST /api/threads/{id}/messages' })).toBeVisible();
    await expect(page.getByRole('figure').filter({ hasText: 'Latency: GET /api/threads' })).toHaveCount(0);
  });

  test('a legend entry hides its line', async ({ page, folder }) => {
    await page.goto(pathToFileURL(join(folder, 'trends.html')).href);
    const entry = page.getByRole('figure').first().getByRole('button', { name: 'p3' });
    const canvas = page.getByRole('figure').first().locator('canvas');
    const before = await canvas.screenshot();
    await entry.click();
    await expect(entry).toHaveAttribute('aria-pressed', 'false');
    expect((await canvas.screenshot()).equals(before)).toBe(false);
  });

  test('an iteration that has a record leads to its page, whose titles stay text and which has no code', async ({ page, folder }) => {
    const asked: string[] = [];
    await page.goto(pathToFileURL(join(folder, 'trends.html')).href);
    await page.getByRole('link', { name: 'the whole record' }).click();
    page.on('request', (request) => asked.push(request.url()));
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Iteration 30: HOLD');
    await page.reload();
    await expect(page.locator('details').getByText('one')).toBeHidden();
    await expect(page.locator('img, script')).toHaveCount(0);
    await expect(page.locator('main a')).toHaveCount(0);
    expect(asked).toEqual([page.url()]);
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    test(`the page has no accessibility violation, ${colorScheme}`, async ({ page, folder }) => {
      await page.emulateMedia({ colorScheme });
      await page.goto(pathToFileURL(join(folder, 'trends.html')).href);
      // What axe takes grows with the tables, and the smaller ones have everything that the larger have.
      await page.getByLabel('Target').selectOption('staging');
      await page.evaluate(() => document.querySelectorAll('details').forEach((one) => (one.open = true)));
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html} ${nodes[0]?.failureSummary}`)).toEqual([]);
    });
  }

  test('on a narrow screen nothing but tables scrolls sideways', async ({ page, folder }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(pathToFileURL(join(folder, 'trends.html')).href);
    await expect(page.getByRole('heading', { name: 'Iterations' })).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  });

  test('npm run trends says where the page is and what it could not read, and fails where nothing is recorded', ({ folder }) => {
    const trendsOfFolder = (path: string) => spawnSync(process.execPath, [join(ROOT, 'scripts/start.mjs'), 'trends', path], { encoding: 'utf8' });
    const { status, stdout, stderr } = trendsOfFolder(folder);
    expect(stdout).toContain('Trends over 40 iteration(s): ');
    expect(stderr).toMatch(/history\.jsonl, line 41: .*: left out/);
    expect(status).toBe(0);
    const none = trendsOfFolder(join(folder, 'empty'));
    expect(none.stderr).toContain('`npm run e2e` records an iteration');
    expect(none.status).toBe(1);
  });

  test('a history with nothing in it makes a page that says so', async ({ page, folder }) => {
    const { file, iterations: count } = await makeTrends(join(folder, 'nothing'));
    await page.goto(pathToFileURL(file).href);
    expect(count).toBe(0);
    await expect(page.getByText('No iteration is recorded yet.')).toBeVisible();
  });
});
