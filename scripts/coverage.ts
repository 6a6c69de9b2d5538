import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { at, PATHS } from '#contracts/paths';
import { traceLine } from '#utils/coverage/trace';
import { PlatformProcess } from '#utils/target/platform-process';
import { assayableProjects } from '../assay/main.ts';
import { coverageMarkdown } from '../reports/coverage/coverage.markdown.ts';
import type { Route } from '../reports/coverage/matrix.ts';
import { coverage, coverageOf } from '../reports/coverage/matrix.ts';
import { ensureBrowser } from './browser.ts';
import { ROOT, run, TOOLS } from './child.ts';

const [TRACES, JSON_FILE, PAGE] = ['reports/out/coverage.jsonl', 'reports/out/coverage.json', 'docs/coverage.md'].map((file) => resolve(ROOT, file)) as [string, string, string];

/** `npm run coverage`: runs every project that talks to the target, and writes which tests look at which part of the contract. */
export async function main(args: readonly string[]): Promise<number> {
  await ensureBrowser();
  mkdirSync(resolve(ROOT, 'reports/out'), { recursive: true });
  rmSync(TRACES, { force: true });
  const projects = args.length > 0 ? [] : assayableProjects().map((name) => `--project=${name}`);
  const code = await run([...TOOLS.playwright, 'test', ...projects, ...args, '--reporter=dot'], { env: { TOUCHSTONE_COVERAGE: TRACES } });
  if (code !== 0 || !existsSync(TRACES)) {
    console.error('\nNothing was written: coverage is told of tests that pass only.');
    return 1;
  }
  const lines = readFileSync(TRACES, 'utf8').split('\n').filter(Boolean).map((line) => traceLine.parse(JSON.parse(line)));
  const found = coverage.parse(coverageOf(await routesOfPlatform(), lines));
  writeFileSync(JSON_FILE, `${JSON.stringify(found, null, 1)}\n`);
  // A part of the suite does not say what the whole looks at.
  if (args.length === 0) writeFileSync(PAGE, coverageMarkdown(found));
  console.log(`\n${lines.length} tests, ${found.routes.length} routes, ${found.holes.length} holes\n  reports/out/coverage.json${args.length === 0 ? '  docs/coverage.md' : ''}`);
  return 0;
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;
const operation = z.object({ security: z.array(z.record(z.string(), z.array(z.string()))).optional() });
const openApi = z.object({ paths: z.record(z.string(), z.partialRecord(z.enum(METHODS), operation)) });

/** What the embedded platform says that it serves. */
async function routesOfPlatform(): Promise<Route[]> {
  const platform = new PlatformProcess({});
  try {
    await platform.start();
    const { paths } = openApi.parse(await (await fetch(platform.url + at(PATHS.openApi, {}))).json());
    return Object.entries(paths).flatMap(([path, item]) => METHODS.flatMap((method) => (item[method] ? [{ method: method.toUpperCase(), path, protected: (item[method].security ?? []).some((way) => Object.keys(way).length > 0) }] : [])));
  } finally {
    await platform.dispose();
  }
}
