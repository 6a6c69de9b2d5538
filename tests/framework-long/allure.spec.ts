import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test as base } from '@playwright/test';
import { z } from 'zod';
import { findBrowser, launchOptionsOf } from '#utils/browser';
import { executorOf } from '../../reports/allure/executor.ts';
import type { Iteration } from '../../reports/iteration/iteration.schema.ts';
import { generateAllure } from '../../scripts/allure.ts';
import { buildIterations } from '../framework/support/history.ts';
import { configOf, InlineProject } from '../framework/support/inline-project.ts';

const ROOT = join(import.meta.dirname, '../..');
const REPORTER = `['${join(ROOT, 'reports/allure.reporter.ts')}', { resultsDir: 'out/allure-results', environmentInfo: { Browser: 'none' } }],`;
const CONFIG = configOf(`retries: 1, projects: [{ name: 'p1', testDir: 'tests/p1' }, { name: 'p5', testDir: 'tests/p5' }],`, REPORTER);
const spec = (...tests: string[]) => `import { test, expect } from '@playwright/test';\ntest.describe('accounts', () => {\n${tests.join('\n')}\n});\n`;
const P1 = [
  `test('001 a user signs in', async () => { expect(1).toBe(1); });`,
  `test('002 a wrong password is refused', async () => { expect(process.env.PHASE === 'broken' ? '<img src=x onerror=alert(1)>' : 'out').toBe('out'); });`,
  `test('a title without an id', async () => { expect(1).toBe(1); });`,
];
const P5 = [
  `test('071 data stays', async ({}, info) => { expect(process.env.PHASE === 'shaky' && info.retry === 0 ? 1 : 2).toBe(2); });`,
  `test('072 off', async () => { test.skip(true, 'not offered'); });`,
];

const AllureCase = z.looseObject({ testCaseId: z.string() });
const HistoryPoint = z.looseObject({ name: z.string(), testResults: z.record(z.string(), z.looseObject({ name: z.string(), status: z.string() })) });

/** A project that was run several times, each with its report. */
interface Runs {
  readonly project: InlineProject;
  readonly iterations: readonly Iteration[];
  /** The report as it was after each run. */
  readonly pages: readonly string[];
  /** Allure’s ids of the tests of each run. */
  readonly cases: readonly (readonly string[])[];
}

const test = base.extend<object, { runs: Runs }>({
  runs: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of needed fixtures from this pattern
    async ({}, use) => {
      using project = new InlineProject({ 'playwright.config.ts': CONFIG, 'tests/p1/a.spec.ts': spec(...P1), 'tests/p5/b.spec.ts': spec(...P5) });
      const iterations: Iteration[] = [];
      const pages: string[] = [];
      const cases: string[][] = [];
      const runOnce = async (phase: string, args: readonly string[] = []) => {
        const { iteration, output } = await project.run({ args, env: { PHASE: phase } });
        if (!iteration) throw new Error(output);
        const report = await generateAllure(iteration, { reports: join(project.folder, 'out') });
        const page = join(project.folder, `report-${pages.length}.html`);
        if (report) renameSync(report, page);
        iterations.push(iteration);
        cases.push(casesIn(project));
        pages.push(page);
      };
      await runOnce('good');
      await runOnce('broken');
      await runOnce('shaky');
      // The same behaviours in another folder, one of them told in other words.
      mkdirSync(join(project.folder, 'tests/p1/moved'));
      renameSync(join(project.folder, 'tests/p1/a.spec.ts'), join(project.folder, 'tests/p1/moved/a.spec.ts'));
      writeFileSync(join(project.folder, 'tests/p1/moved/a.spec.ts'), spec(...P1.map((text) => text.replace('a wrong password is refused', 'nobody signs in with a wrong password'))));
      await runOnce('good');
      // Neither of these is a run of the whole, so neither belongs to the trend.
      await runOnce('good', ['--grep=001']);
      await use({ project, iterations, pages, cases });
    },
    { scope: 'worker', timeout: 300_000 },
  ],
});
test.use({ launchOptions: launchOptionsOf(findBrowser()), offline: true, viewport: { width: 1360, height: 1000 } });
// In one worker: the runs take a while, and are looked at from many sides.
test.describe.configure({ mode: 'default' });

/** Ids in the results that are there: a run removes those of the runs before it. */
function casesIn({ folder }: InlineProject): string[] {
  const results = join(folder, 'out/allure-results');
  const files = readdirSync(results, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('-result.json'));
  return [...new Set(files.map((name) => AllureCase.parse(JSON.parse(readFileSync(join(results, name), 'utf8'))).testCaseId))].sort();
}

const historyIn = ({ project }: Runs) => {
  const folder = join(project.folder, 'out/allure-history');
  const [file = '', ...others] = readdirSync(folder);
  return { others, points: readFileSync(join(folder, file), 'utf8').trim().split('\n').map((line) => HistoryPoint.parse(JSON.parse(line))) };
};

test.describe('Allure', () => {
  test('the history has one point for each whole run, and none for a narrowed one', ({ runs }) => {
    const { others, points } = historyIn(runs);
    expect(others).toEqual([]);
    expect(points.map(({ name }) => name)).toEqual(runs.iterations.slice(0, 4).map(({ id }) => expect.stringContaining(id)));
  });

  test('a test keeps its history when it moves to another folder, and with an id also when its title changes', ({ runs }) => {
    const { points } = historyIn(runs);
    const ids = points.map(({ testResults }) => Object.keys(testResults).sort());
    expect(ids[0]).toHaveLength(5);
    expect(ids[3]).toEqual(ids[0]);
    const wrong = Object.entries(points[3]?.testResults ?? {}).find(([, { name }]) => name === '002 nobody signs in with a wrong password')?.[0] ?? '';
    expect(points.map(({ testResults }) => testResults[wrong]?.status)).toEqual(['passed', 'failed', 'passed', 'passed']);
  });

  test('the report opens as a file without a network, and asks for nothing', async ({ page, runs }) => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(pathToFileURL(runs.pages[1] ?? '').href);
    await expect(page.getByText('Decision')).toBeVisible();
    expect(asked.filter((url) => !/^(?:file|data|blob):/.test(url))).toEqual([]);
  });

  test('tiers are suites, and the head tells decision, target and suite', async ({ page, runs }) => {
    await page.goto(pathToFileURL(runs.pages[1] ?? '').href);
    await expect(page.getByText('p1 · without these nobody can sign in, chat or get an answer')).toBeVisible();
    await expect(page.getByText('p5 · data kept, found and removed')).toBeVisible();
    await expect(page.locator('body')).toContainText(/Decision\s*HOLD/);
    await expect(page.locator('body')).toContainText(/Passed\s*3 of 5/);
    await expect(page.locator('body')).toContainText(/executor\s*this machine · iteration 2/);
  });

  test('a failure is in the category of its class', async ({ page, runs }) => {
    await page.goto(pathToFileURL(runs.pages[1] ?? '').href);
    await page.getByText('Categories', { exact: true }).first().click();
    const kind = runs.iterations[1]?.causes[0]?.class ?? '';
    await expect(page.getByText(new RegExp(`^${kind}: `)).first()).toBeVisible();
    await expect(page.locator('img[src="x"]')).toHaveCount(0);
  });

  test('a flaky test is told as flaky', async ({ page, runs }) => {
    await page.goto(pathToFileURL(runs.pages[2] ?? '').href);
    await expect(page.locator('body')).toContainText(/Flaky tests\s*1/);
    await expect(page.locator('body')).toContainText(/Failed\s*0|Passed\s*4/);
  });

  test('the charts tell what changed from run to run', async ({ page, runs }) => {
    await page.goto(`${pathToFileURL(runs.pages[3] ?? '').href}#charts`);
    for (const title of ['Outcomes over runs', 'What changed from run to run', 'Duration over runs', 'Outcomes by severity', 'How long failures have been there']) await expect(page.getByText(title)).toBeVisible();
  });

  test('a report that is made again does not count its run twice', async ({ runs }) => {
    const before = historyIn(runs).points.length;
    await generateAllure(runs.iterations[3], { reports: join(runs.project.folder, 'out') });
    expect(historyIn(runs).points).toHaveLength(before);
    expect(historyIn(runs).points.filter(({ name }) => name.includes(runs.iterations[3]?.id ?? ''))).toHaveLength(1);
  });

  test('no two tests of a project have the same id of the catalogue: in the history they would be one', () => {
    const { stdout } = spawnSync(process.execPath, [join(ROOT, 'node_modules/@playwright/test/cli.js'), 'test', '--list', '--reporter=list'], { cwd: ROOT, encoding: 'utf8', env: { ...process.env, TOUCHSTONE_BROWSER: '' } });
    const ids = [...stdout.matchAll(/^ +\[([\w-]+)\] › .* › ((?:[A-Z]{2}-)?\d{3}) [^›]*$/gm)].map(([, project, id]) => `${project} ${id}`);
    expect(ids.length).toBeGreaterThan(100);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  test('results of shards have the ids that those of one run have', async ({ runs }) => {
    const { project } = runs;
    await project.run({ args: ['--shard=1/2'], env: { TOUCHSTONE_RUN: 'sharded' } });
    const one = casesIn(project);
    await project.run({ args: ['--shard=2/2'], env: { TOUCHSTONE_RUN: 'sharded' } });
    const other = casesIn(project);
    expect(Math.min(one.length, other.length)).toBe(2);
    expect([...one, ...other].sort()).toEqual(runs.cases[0]);
  });

  test('GitHub and GitLab are told with the order of the build, other machines with the iteration’s', () => {
    const [iteration] = buildIterations({ iterations: 1, startNumber: 12 }) as [Iteration];
    expect(executorOf(iteration, {})).toMatchObject({ type: 'local', buildOrder: 12 });
    expect(executorOf(iteration, { GITHUB_ACTIONS: 'true', GITHUB_SERVER_URL: 'https://git.example', GITHUB_REPOSITORY: 'a/b', GITHUB_RUN_ID: '99', GITHUB_RUN_NUMBER: '7' })).toMatchObject({ type: 'github', buildOrder: 7, buildUrl: 'https://git.example/a/b/actions/runs/99' });
    expect(executorOf(iteration, { GITLAB_CI: 'true', CI_PIPELINE_URL: 'https://git.example/p/5', CI_PIPELINE_IID: '5' })).toMatchObject({ type: 'gitlab', buildOrder: 5 });
  });
});
