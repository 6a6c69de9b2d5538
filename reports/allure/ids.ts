import { createHash } from 'node:crypto';
import { basename, relative, sep } from 'node:path';
import type { FullConfig, Suite, TestCase } from '@playwright/test/reporter';
import type { TestResult } from 'allure-js-commons';
import { catalogueId } from '#utils/catalogue/catalogue';

/** What a test is called in Allure's history. */
export interface Ids {
  /** Playwright's id, by which the iteration knows the test. */
  readonly testId: string;
  /** Stays when the test moves to another folder, and with a catalogue id also when its file or title is called something else. */
  readonly caseId: string;
  readonly catalogue: string | null;
}

/** Ids for every test, by what a result of Allure's says of itself. */
export function idsOf(config: Pick<FullConfig, 'rootDir'>, suite: Suite): ReadonlyMap<string, Ids> {
  return new Map(suite.allTests().map((test) => {
    const [, project = '', , ...titles] = test.titlePath();
    const file = relative(config.rootDir, test.location.file).split(sep).join('/');
    return [keyFrom(project, [file, ...titles].join(' › '), test.repeatEachIndex), { testId: test.id, caseId: createHash('md5').update(nameOf(test)).digest('hex'), catalogue: catalogueId(test.title) }];
  }));
}

/** The key under which a result of Allure's finds its ids. */
export function keyOfResult({ fullName = '', parameters }: Pick<TestResult, 'fullName' | 'parameters'>): string {
  const valueOf = (name: string) => parameters.find((parameter) => parameter.name === name)?.value;
  return keyFrom(valueOf('Project') ?? '', fullName, Number(valueOf('Repetition') ?? 1) - 1);
}

const keyFrom = (project: string, fullName: string, repeat: number) => JSON.stringify([project, fullName, repeat]);

/**
 * A test is its project and its id in the catalogue, or its file's name and its titles where it has none. Nothing of that depends on
 * which other tests run beside it, else the shards of a run would not agree with each other.
 */
function nameOf(test: TestCase): string {
  const [, project = '', , ...titles] = test.titlePath();
  const id = catalogueId(test.title);
  return [project, ...(id === null ? [basename(test.location.file), ...titles] : [id]), test.repeatEachIndex].join('\0');
}
