import { resolve } from 'node:path';
import type { Reporter } from '@playwright/test/reporter';
import { readRunNames } from '#utils/env';
import { runFolder } from '../journal/place.ts';
import { readRun } from '../journal/read.ts';
import { togetherIn } from './units.ts';
import { unfinishedIn } from './unfinished.ts';

/**
 * Leaves only those tests of the present selection that the run so far has not finished; `npm run resume` adds it to the arguments of
 * the run. By id and not by a list of titles, so that single repetitions of a test are told apart. It comes last, after the tests of
 * other shards have gone.
 */
export default class ResumeReporter implements Reporter {
  printsToStdio(): boolean {
    return false;
  }

  async preprocess({ suite, testRun }: Parameters<NonNullable<Reporter['preprocess']>>[0]): Promise<void> {
    const { run = '' } = readRunNames();
    const remaining = new Set(unfinishedIn(readRun(runFolder(resolve('reports/out'), run))).map(({ id }) => id));
    // Tests that run one after the other need those before them: Playwright retries such a group as a whole as well.
    for (const { tests, hooks } of togetherIn(suite, testRun)) if (!hooks && tests.some(({ id }) => remaining.has(id))) tests.forEach(({ id }) => remaining.add(id));
    for (const test of suite.allTests()) if (!remaining.has(test.id)) testRun.exclude(test);
  }
}
