import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { StepResult } from 'allure-js-commons';
import { AllureReporter } from 'allure-playwright';
import type { Suite } from '@playwright/test/reporter';
import { rowOf } from '#utils/projects';
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

  constructor({ resultsDir, environmentInfo = {} }: Options) {
    super({
      resultsDir: join(resultsDir, `${Date.now()}-${process.pid}`), environmentInfo,
      listeners: [{
        beforeTestResultStop: (result) => {
          const project = result.parameters.find((parameter) => parameter.name === 'Project')?.value ?? '';
          const suite = result.labels.find((label) => label.name === 'parentSuite');
          if (suite) suite.value = nameOf(project);
          result.labels.push({ name: 'severity', value: SEVERITY[project] ?? 'normal' }, { name: 'layer', value: rowOf(project)?.browser === true ? 'browser' : 'api' });
          clean(result);
          result.steps.forEach(cleanStep);
        },
      }],
    });
    this.#runs = resultsDir;
  }

  override onBegin(suite: Suite): void {
    mkdirSync(this.#runs, { recursive: true });
    for (const run of readdirSync(this.#runs)) if (!isGoingOn(Number(run.split('-')[1]))) rmSync(join(this.#runs, run), { recursive: true, force: true });
    super.onBegin(suite);
  }
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

function isGoingOn(pid: number): boolean {
  try {
    return Number.isInteger(pid) && process.kill(pid, 0);
  } catch {
    // There is no such process.
    return false;
  }
}
