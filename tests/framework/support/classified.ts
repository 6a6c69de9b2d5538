import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Classification } from '../../../reports/classify/classify.ts';
import { classify } from '../../../reports/classify/classify.ts';
import { readRun } from '../../../reports/journal/read.ts';
import type { InlineRun } from './inline-project.ts';
import { configOf, InlineProject } from './inline-project.ts';
import { fixtureSpecOf } from './framework-test.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const SETUP = join(ROOT, 'fixtures/global-setup.ts');
const JOURNAL = join(ROOT, 'reports/journal/journal.reporter.ts');

export type Told = Pick<Classification, 'class' | 'certainty' | 'rule' | 'whys' | 'evidence'>;

/**
 * Runs tests behind the preflight, as a child Playwright, and classifies from its journal what failed: by title, or `preflight`
 * for what failed before any test.
 */
export const classified = async (bodies: string, env: Readonly<Record<string, string>>): Promise<Record<string, Told>> => startClassified(bodies, env).told;

/** The same, for tests that step in while it runs. */
export function startClassified(bodies: string, env: Readonly<Record<string, string>>): Pick<InlineRun, 'says'> & { readonly told: Promise<Record<string, Told>> } {
  const project = new InlineProject({ 'playwright.config.ts': configOf(`globalSetup: '${SETUP}',`, `['${JOURNAL}', { outputFolder: 'journal' }],`), 'a.spec.ts': fixtureSpecOf(bodies) });
  const run = project.start({ env });
  return { says: (text) => run.says(text), told: run.finished.then(({ output }) => readTold(project.folder, output)).finally(() => project[Symbol.dispose]()) };
}

function readTold(folder: string, output: string): Record<string, Told> {
  const runs = join(folder, 'journal/runs');
  const [journal] = readdirSync(runs).flatMap((run) => readRun(join(runs, run)));
  if (!journal) throw new TypeError(output);
  const titles = new Map(journal.begin.tests.map(({ id, title }) => [id, title]));
  const failed = journal.attempts.filter(({ status, errors }) => status !== 'passed' && errors.length > 0);
  const outside = journal.errors.map(({ kind: _kind, ...error }) => ({ status: 'failed' as const, errors: [error], inSetUp: true, annotations: [], observation: null }));
  return Object.fromEntries([...failed.map((attempt) => [titles.get(attempt.id) ?? '', classify(attempt)]), ...outside.map((evidence) => ['preflight', classify(evidence)])]);
}
