import type { FullResult, Reporter, TestCase, TestResult } from '@playwright/test/reporter';
import { SAMPLE, WARM_UP } from './sizes.ts';

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Prints what one test costs in each project, runner included: from the end of the warm-up to the end, divided by the tests. */
export default class TimingReporter implements Reporter {
  readonly #spans = new Map<string, Span[]>();
  #failed: string | undefined;

  onTestEnd(test: TestCase, result: TestResult): void {
    const name = test.parent.project()?.name ?? '';
    const start = result.startTime.getTime();
    this.#spans.set(name, [...(this.#spans.get(name) ?? []), { start, end: start + result.duration }]);
    if (result.status !== 'passed') this.#failed ??= `${name}: ${result.error?.message ?? result.status}`;
  }

  onError(error: { readonly message?: string }): void {
    this.#failed ??= error.message ?? 'error';
  }

  onEnd(_result: FullResult): void {
    if (this.#failed !== undefined) return console.error(this.#failed);
    const costs = [...this.#spans].map(([name, spans]) => [name, costOf(spans)] as const);
    console.log(`BENCH ${JSON.stringify(Object.fromEntries(costs))}`);
  }
}

function costOf(spans: readonly Span[]): number {
  const counted = spans.toSorted((a, b) => a.start - b.start).slice(WARM_UP);
  if (counted.length !== SAMPLE) throw new Error(`expected ${SAMPLE} tests after the warm-up, found ${counted.length}`);
  return (Math.max(...counted.map((span) => span.end)) - Math.min(...counted.map((span) => span.start))) / SAMPLE;
}
