import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Iteration } from '../iteration/iteration.schema.ts';
import { executorOf } from './executor.ts';

/** As much of a result of Allure's as is looked at here; the rest is kept as it is. */
const AllureResult = z.looseObject({
  labels: z.array(z.looseObject({ name: z.string(), value: z.string() })).default([]),
  statusDetails: z.looseObject({ flaky: z.boolean().optional(), muted: z.boolean().optional() }).optional(),
});
const TOLD = ['class', 'certainty'];

/**
 * Puts what the iteration knows and a single process could not into Allure's results, before the report is made: the class of each
 * failure, which tests were flaky or in quarantine, what was tested, by whom, and the latencies. Doing it twice changes nothing.
 */
export function enrich(results: string, iteration: Iteration, env: Readonly<Record<string, string | undefined>> = process.env): void {
  const failures = new Map(iteration.failures.map((failure) => [failure.id, failure]));
  const certainty = new Map(iteration.causes.flatMap((cause) => cause.ids.map((id) => [id, cause.certainty] as const)));
  for (const name of readdirSync(results).filter((file) => file.endsWith('-result.json'))) {
    const file = join(results, name);
    const result = AllureResult.parse(JSON.parse(readFileSync(file, 'utf8')));
    const failure = failures.get(result.labels.find((label) => label.name === 'testId')?.value ?? '');
    if (!failure) continue;
    result.labels = [...result.labels.filter((label) => !TOLD.includes(label.name)), { name: 'class', value: failure.class }, { name: 'certainty', value: certainty.get(failure.id) ?? 'unknown' }];
    result.statusDetails = { ...result.statusDetails, flaky: failure.flaky, muted: failure.quarantined };
    writeFileSync(file, JSON.stringify(result));
  }
  writeFileSync(join(results, 'environment.properties'), propertiesOf({ ...readProperties(results), ...environmentOf(iteration) }));
  writeFileSync(join(results, 'executor.json'), JSON.stringify(executorOf(iteration, env)));
  writeFileSync(join(results, 'touchstone-perf.json'), JSON.stringify(metricsOf(iteration)));
}

/** Shown at the head of the report. */
export const variablesOf = ({ number, decision, target, totals }: Iteration): Record<string, string> => ({
  Decision: decision, Iteration: String(number), Target: target.name, Revision: target.deployment?.revision ?? 'unknown', Passed: `${totals.passed} of ${totals.expected}`,
});

const environmentOf = ({ target, machine, suite, id, scope }: Iteration): Record<string, string> => ({
  'Target': target.name, 'Environment': target.environment ?? 'unknown', 'Version': target.deployment?.version ?? 'unknown', 'Revision': target.deployment?.revision ?? 'unknown',
  'Suite': `${suite.commit ?? 'unknown'}${suite.dirty ? ' with changes' : ''}`, 'Node': machine.node, 'System': machine.os, 'Workers': String(machine.workers), 'Run': id,
  'Parts': scope.parts.join(', '), ...(scope.filters.length > 0 && { 'Narrowed by': scope.filters.join(' ') }),
});

/** p50 and p95 where there were enough samples. */
const metricsOf = ({ latencies, startedAt, id }: Iteration) => latencies.flatMap(({ name, p50Ms, p95Ms }) => {
  const at = Date.parse(startedAt);
  return Object.entries({ p50: p50Ms, p95: p95Ms }).flatMap(([which, value]) => (value === null ? [] : [{ id: `${id}-${name}-${which}`, key: `${name} ${which}`, value, start: at, stop: at }]));
});

/** What the reporter wrote: the browser is known to it alone. */
function readProperties(results: string): Record<string, string> {
  const file = join(results, 'environment.properties');
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
  return Object.fromEntries(lines.flatMap((line) => { const [, name, value] = /^\s*([^=#]+?)\s*=\s*(.*)$/.exec(line) ?? []; return name !== undefined && value !== undefined ? [[name.replaceAll('\\ ', ' '), value]] : []; }));
}

const propertiesOf = (facts: Readonly<Record<string, string>>) => Object.entries(facts).map(([name, value]) => `${name.replaceAll(' ', '\\ ')} = ${value.replace(/\s+/g, ' ')}\n`).join('');
