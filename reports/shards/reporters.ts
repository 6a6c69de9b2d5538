import type { ReporterDescription } from '@playwright/test';
import type { Selection } from '#utils/arguments';

/** What a shard needs beside the ordinary reporters: its plan, and a blob, of which the merge makes Playwright's own report. */
export function shardReporters({ filters }: Selection): ReporterDescription[] {
  if (!filters.some((filter) => filter.startsWith('--shard'))) return [];
  return [['./reports/shards/shard.reporter.ts'], ['blob', { outputDir: 'reports/out/blob' }], ['./reports/shards/blob-redaction.reporter.ts']];
}
