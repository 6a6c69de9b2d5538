import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { at, PATHS } from '#contracts/paths';
import { PlatformProcess } from '#utils/target/platform-process';
import { assayableProjects } from '../assay/main.ts';
import { coverageMarkdown } from '../reports/coverage/coverage.markdown.ts';
import type { Route } from '../reports/coverage/matrix.ts';
import { coverage, coverageOf, looksOf } from '../reports/coverage/matrix.ts';
import { runFolder } from '../reports/journal/place.ts';
import { readRun } from '../reports/journal/read.ts';
import { ensureBrowser } from './browser.ts';
import { ROOT, run, TOOLS } from './child.ts';

const OUT = resolve(ROOT, 'reports/out');
const PAGE = resolve(ROOT, 'docs/coverage.md');

/** `npm run coverage`: runs every project that talks to the target, and writes which tests look at which part of the contract. */
export async function main(args: readonly string[]): Promise<number> {
  await ensureBrowser();
  const projects = args.length > 0 ? [] : assayableProjects().map((name) => `--project=${name}`);
  const name = `coverage-${Date.now().toString(36)}`;
  const code = await run([...TOOLS.playwright, 'test', ...projects, ...args], { env: { TOUCHSTONE_RUN: name } });
  if (code !== 0) {
    console.error('\nNothing was written: coverage is told of tests that pass only.');
    return 1;
  }
  const looks = looksOf(readRun(runFolder(OUT, name)));
  const found = coverage.parse(coverageOf(await routesOfPlatform(), looks));
  writeFileSync(resolve(OUT, 'coverage.json'), `${JSON.stringify(found, null, 1)}\n`);
  // A part of the suite does not say what the whole looks at.
  if (args.length === 0) writeFileSync(PAGE, coverageMarkdown(found));
  console.log(`\n${looks.length} tests, ${found.routes.length} routes, ${found.holes.length} holes\n  reports/out/coverage.json${args.length === 0 ? '  docs/coverage.md' : ''}`);
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
