import { relative } from 'node:path';
import type { TestCase, TestResult } from '@playwright/test/reporter';
import { describeError } from '../reports/causes.ts';
import type { Evidence } from '../reports/classify/evidence.ts';
import { statementOf } from '../reports/classify/statement.ts';

/** What a failed test leaves for the classification, the same that a journal keeps of it. */
export function evidenceOf(test: TestCase, result: TestResult, rootDir: string): Evidence {
  const setUp = result.steps.find(({ category, title }) => category === 'hook' && title === 'Before Hooks');
  return {
    status: result.status,
    errors: result.errors.map((error) => ({
      ...describeError(error),
      at: error.location ? { file: relative(rootDir, error.location.file), line: error.location.line } : null,
      statement: statementOf(error.snippet),
    })),
    inSetUp: setUp?.error !== undefined,
    annotations: [...test.annotations, ...result.annotations].map(({ type, description }) => ({ type, description: description ?? null })),
    observation: null,
  };
}
