import type { FullResult, Reporter, TestCase, TestResult } from '@playwright/test/reporter';
import { reasonOf } from '#utils/errors';
import type { Begun } from '../journal/journal.reporter.ts';
import JournalReporter from '../journal/journal.reporter.ts';
import { readJournal, readRun } from '../journal/read.ts';
import { auditIteration } from './audit.ts';
import { shardSummaryOf, summaryOf } from './summary.ts';
import { Witness } from './witness.ts';
import { computeIteration, keepIteration, refuseContradictions } from './write.ts';

/**
 * Writes the journal of this process and, at the end, the iteration that its run comes to, from the journals alone. It audits
 * itself first: an iteration that contradicts itself, or what was seen during the run, is not written and fails the run with
 * E_REPORT. A shard is a part of a run: what the whole comes to is told by `npm run merge`.
 */
export default class IterationReporter extends JournalReporter implements Reporter {
  readonly #witness = new Witness();

  override onTestEnd(test: TestCase, result: TestResult): void {
    this.#witness.saw(test, result);
    super.onTestEnd(test, result);
  }

  override async onEnd(result: FullResult): Promise<{ status?: FullResult['status'] } | undefined> {
    await super.onEnd(result);
    if (!this.begun) return undefined;
    try {
      console.log(this.#tell(this.begun));
      return undefined;
    } catch (error) {
      console.error(`\n${reasonOf(error)}`);
      return { status: 'failed' };
    }
  }

  /** Reads back what was written, as anybody else would, and returns what a person wants to know of it. */
  #tell({ config, suite, place }: Begun): string {
    const isPart = config.shard !== null || place.part !== 'main';
    const iteration = computeIteration(this.folder, isPart ? [readJournal(place.file)] : readRun(place.folder));
    // A part lacks the others by its nature; whether all are there is for the merge to say.
    refuseContradictions([...this.#witness.contradictions(suite, iteration), ...auditIteration(iteration)], place.file);
    if (isPart) return shardSummaryOf(iteration, place);
    keepIteration(this.folder, iteration);
    return summaryOf(iteration, this.folder);
  }
}
