import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const TESTS = resolve(import.meta.dirname, '../..');

/** Titles of all tests that are written, read from the specs of every project but this one, whose specs make up titles. */
export function titlesOfTests(): string[] {
  const specs = readdirSync(TESTS, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.spec.ts') && !name.startsWith('framework'));
  return specs.flatMap((name) => [...readFileSync(join(TESTS, name), 'utf8').matchAll(/^\s*test\(\s*['`"](.+?)['`"],/gm)].map(([, title = '']) => title));
}
