import { createHash } from 'node:crypto';
import { relative, sep } from 'node:path';
import type { FullConfig, Suite, TestCase } from '@playwright/test/reporter';
import type { TestResult } from 'allure-js-commons';
import { catalogueId } from '#utils/catalogue/catalogue';

/** What the tests of a run are called in Allure's history. */
export interface Ids {
  /** Playwright's id, by which the iteration knows the test. */
  readonly testId: string;
  /** Stays when the test moves to another file, and with a catalogue id also when its title is put another way. */
  readonly caseId: string;
  readonly catalogue: string | null;
}

/**
 * Ids for every test, by the path that Allure knows it by. A test is its project and its id in the catalogue, or its titles
 * where it has none; only where two tests would be the same, the file tells them apart.
 */
export function idsOf(config: Pick<FullConfig, 'rootDir'>, suite: Suite): ReadonlyMap<string, Ids> {
  const tests = suite.allTests();
  const shared = new Map<string, number>();
  for (const test of tests) shared.set(nameOf(test), (shared.get(nameOf(test)) ?? 0) + 1);
  return new Map(tests.map((test) => {
    const [, project = '', , ...titles] = test.titlePath();
    const file = relative(config.rootDir, test.location.file).split(sep);
    const name = (shared.get(nameOf(test)) ?? 0) > 1 ? [nameOf(test), ...file, ...titles].join('\0') : nameOf(test);
    return [keyFrom(project, [file.join('/'), ...titles].join(' › '), test.repeatEachIndex), { testId: test.id, caseId: createHash('md5').update(name).digest('hex'), catalogue: catalogueId(test.title) }];
  }));
}

/** The key under which a result of Allure's finds its ids. */
export function keyOfResult({ fullName = '', parameters }: Pick<TestResult, 'fullName' | 'parameters'>): string {
  const valueOf = (name: string) => parameters.find((parameter) => parameter.name === name)?.value;
  return keyFrom(valueOf('Project') ?? '', fullName, Number(valueOf('Repetition') ?? 1) - 1);
}

const keyFrom = (project: string, fullName: string, repeat: number) => JSON.stringify([project, fullName, repeat]);

function nameOf(test: TestCase): string {
  const [, project = '', , ...titles] = test.titlePath();
  const id = catalogueId(test.title);
  return [project, ...(id === null ? titles : [id]), test.repeatEachIndex].join('\0');
}
