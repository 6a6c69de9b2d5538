import { join } from 'node:path';
import type { Iteration } from '../reports/iteration/iteration.schema.ts';
import { makeTrends } from '../reports/trends/make.ts';
import { generateAllure } from './allure.ts';
import { ROOT } from './child.ts';

/** What people look at, made of a run and of all that came before it. */
export interface MadeReports {
  /** Undefined when there is nothing to report about. */
  readonly allure: string | undefined;
  readonly trends: string;
}

/** Makes the Allure report of a run and the page of trends. @param reports folder of all reports */
export async function makeReports(iteration: Iteration | undefined, reports = join(ROOT, 'reports/out')): Promise<MadeReports> {
  const allure = await generateAllure(iteration, { reports });
  return { allure, trends: (await makeTrends(reports)).file };
}
