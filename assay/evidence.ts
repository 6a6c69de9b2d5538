import type { FullConfig, TestCase, TestResult } from '@playwright/test/reporter';
import type { Evidence } from '../reports/classify/evidence.ts';
import { attemptOf } from '../reports/journal/entries.ts';

/** What a failed test leaves for the classification: the same that a journal keeps of it. */
export function evidenceOf(config: FullConfig, test: TestCase, result: TestResult): Evidence {
  const { status, errors, inSetUp, annotations, observation } = attemptOf(config, test, result);
  return { status, errors, inSetUp, annotations, observation };
}
