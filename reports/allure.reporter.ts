import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { StepResult, TestResult } from 'allure-js-commons';
import { AllureReporter } from 'allure-playwright';
import type { FullConfig, Suite } from '@playwright/test/reporter';
import { isAlive } from '#utils/is-alive';
import { rowOf } from '#utils/projects';
import { idsOf, keyOfResult, type Ids } from './allure/ids.ts';
import { redact } from './redact.ts';

/** What is lost when a tier breaks, in Allure's words. Suites count as normal. */
const SEVERITY: Readonly<Record<string, string>> = { p1: 'blocker', p2: 'critical', p3: 'normal', p4: 'normal', p5: 'minor', p6: 'trivial' };

interface Options {
  /** Each run writes into a folder of its own in here. */
  readonly resultsDir: string;
  readonly environmentInfo?: Readonly<Record<string, string>>;
}

/**
 * allure-playwright with labels taken from the project, so that no test has to call Allure: the tier as suite and as
 * severity. Results of earlier runs are removed, they would be reported once more; those of a run that is still going
 * on beside this one are left alone.
 */
export default class extends AllureReporter {
  readonly #runs: string;
  #rootDir = '.';
  #ids: ReadonlyMap<string, Ids> = new Map();

  constructor({ resultsDir, environmentInfo = {} }: Options) {
    super({
      resultsDir: join(resultsDir, `${Date.now()}-${process.pid}`), environmentInfo,
      listeners: [{
        beforeTestResultStop: (result) => {
          label(result, this.#ids.get(keyOfResult(result)));
          clean(result);
          result.steps.forEach(cleanStep);
        },
      }],
    });
    this.#runs = resultsDir;
  }

  override onConfigure(config: FullConfig): void {
    this.#rootDir = config.rootDir;
    super.onConfigure(config);
  }

  override onBegin(suite: Suite): void {
    this.#ids = idsOf({ rootDir: this.#rootDir }, suite);
    mkdirSync(this.#runs, { recursive: true });
    for (const run of readdirSync(this.#runs)) if (!isAlive(Number(run.split('-')[1]))) rmSync(join(this.#runs, run), { recursive: true, force: true });
    super.onBegin(suite);
  }
}

/**
 * Tier, severity and layer from the project, and ids that do not change with what people may want to change: with Allure's own a
 * test that moves to another file begins its history anew.
 */
function label(result: TestResult, ids: Ids | undefined): void {
  const parameter = result.parameters.find((one) => one.name === 'Project');
  const project = parameter?.value ?? '';
  const suite = result.labels.find((one) => one.name === 'parentSuite');
  if (suite) suite.value = nameOf(project);
  result.labels.push({ name: 'tier', value: project }, { name: 'epic', value: nameOf(project) }, { name: 'severity', value: SEVERITY[project] ?? 'normal' }, { name: 'layer', value: rowOf(project)?.browser === true ? 'browser' : 'api' });
  const feature = result.labels.find((one) => one.name === 'subSuite')?.value;
  if (feature) result.labels.push({ name: 'feature', value: feature });
  if (!ids) return;
  // Allure makes the history's id of the case's and of what its parameters say; the project is in the case's already.
  if (parameter) parameter.excluded = true;
  result.testCaseId = ids.caseId;
  result.historyId = ids.caseId;
  result.labels.push({ name: 'testId', value: ids.testId });
  if (ids.catalogue !== null) result.labels.push({ name: 'tag', value: ids.catalogue });
}

/** Allure takes titles of steps while the test runs, before its secrets are known to this process. */
function cleanStep(step: StepResult): void {
  if (step.name) step.name = redact(step.name);
  for (const parameter of step.parameters) parameter.value = redact(parameter.value);
  clean(step);
  step.steps.forEach(cleanStep);
}

function clean({ statusDetails }: Pick<StepResult, 'statusDetails'>): void {
  if (statusDetails.message) statusDetails.message = redact(statusDetails.message);
  if (statusDetails.trace) statusDetails.trace = redact(statusDetails.trace);
}

/** `p1` says nothing to whoever reads only the report. */
function nameOf(project: string): string {
  const row = rowOf(project);
  return row ? `${project} · ${row.why.split(';', 1)[0] ?? ''}` : project;
}
