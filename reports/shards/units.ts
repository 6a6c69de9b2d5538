import type { Reporter, Suite, TestCase } from '@playwright/test/reporter';

export type TestRun = Parameters<NonNullable<Reporter['preprocess']>>[0]['testRun'];

/** Tests that have to stay together, in the order of the suite. */
export interface Together {
  readonly project: string;
  readonly repeat: number;
  readonly tests: readonly TestCase[];
  /** Playwright deals them out to several workers of one machine, each of which runs the hooks. */
  readonly hooks: boolean;
}

/**
 * What a plan may not divide: tests that run one after the other, and tests that share `beforeAll` or `afterAll` hooks, which each
 * shard would have to run again. It follows how Playwright itself makes groups.
 */
export function togetherIn(root: Suite, testRun: TestRun): Together[] {
  return root.suites.flatMap((project) => {
    const groups = new Map<Suite | TestCase, { tests: TestCase[]; hooks: boolean }>();
    for (const test of project.allTests()) {
      const { key, hooks } = keyOf(test, testRun);
      const group = groups.get(key);
      if (group) group.tests.push(test);
      else groups.set(key, { tests: [test], hooks });
    }
    return [...groups.values()].map(({ tests, hooks }) => ({ project: project.title, repeat: tests[0]?.repeatEachIndex ?? 0, tests, hooks }));
  });
}

function keyOf(test: TestCase, testRun: TestRun): { key: Suite | TestCase; hooks: boolean } {
  const ancestors = suitesOf(test);
  const file = ancestors.find(({ type }) => type === 'file') ?? test.parent;
  const modes = ancestors.map((suite) => testRun.mode(suite));
  const parallelFrom = modes.indexOf('parallel');
  if (parallelFrom === -1) return { key: file, hooks: false };
  const sequential = modes.findIndex((mode, index) => mode === 'serial' || (mode === 'default' && index > parallelFrom));
  if (sequential !== -1) return { key: ancestors[sequential] ?? file, hooks: false };
  return ancestors.some(hasHooks) ? { key: file, hooks: true } : { key: test, hooks: false };
}

/** From the project down to the describe block that holds the test. */
function suitesOf(test: TestCase): Suite[] {
  const suites: Suite[] = [];
  for (let suite: Suite | undefined = test.parent; suite && suite.type !== 'root'; suite = suite.parent) suites.unshift(suite);
  return suites;
}

/** Playwright's reporter API tells neither hooks nor locks (1.65), so they are read where it keeps them; without them a plan is a little worse. */
function hasHooks(suite: Suite): boolean {
  return listIn(suite, '_hooks').some((hook) => typeof hook === 'object' && hook !== null && 'type' in hook && (hook.type === 'beforeAll' || hook.type === 'afterAll'));
}

/** Names of the locks of some tests. */
export const locksOf = (tests: readonly TestCase[]) => [...new Set(tests.flatMap((test) => listIn(test, '_locks').filter((lock) => typeof lock === 'string')))];

function listIn(holder: object, name: string): unknown[] {
  const value: unknown = Reflect.get(holder, name);
  return Array.isArray(value) ? value : [];
}
