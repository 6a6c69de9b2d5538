import { defineConfig } from '@playwright/test';
import { embeddedServer } from '#utils/target/embedded-server';

// One worker and one invocation for all kinds: they meet the same machine in the same minute.
export default defineConfig({
  workers: 1,
  outputDir: '../reports/out/bench-results',
  reporter: [['./timing.reporter.ts']],
  projects: ['bare', 'fixtures', 'wire', 'api'].map((name) => ({ name, testDir: './specs', testMatch: `${name}.bench.ts` })),
  ...(process.env['TEST_WORKER_INDEX'] === undefined && { webServer: await embeddedServer({ tls: false }) }),
});
