import { existsSync, readFileSync } from 'node:fs';
import { parse, populate } from 'dotenv';
import { reasonOf } from './errors.ts';

/** One assignment as dotenv reads it, over several lines where it is quoted. What no assignment covers, dotenv leaves out silently. */
const ASSIGNMENT = /^\s*(?:export\s+)?[\w.-]+(?:\s*=[^\S\r\n]*|:[^\S\r\n]+)(?:'(?:\\'|[^'])*'|"(?:\\"|[^"])*"|`(?:\\`|[^`])*`|[^'"`#\s][^#\r\n]*)?[^\S\r\n]*(?:#.*)?$/gm;
const EMPTY = /^\s*(?:#.*)?$/;

/** Reads a `.env` file into the environment, which wins. Returns what is wrong with it, as place and mistake; never a line's text. */
export function loadEnvFile(path = '.env'): readonly (readonly [place: string, mistake: string])[] {
  if (!existsSync(path)) return [];
  let text: string;
  try {
    text = readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    return [[path, `cannot be read: ${reasonOf(error)}`]];
  }
  if (text.includes('\0') || text.includes('\uFFFD')) return [[path, 'is not text in UTF-8']];
  populate(process.env, parse(text));
  // What is covered is blanked out line by line, so that the others keep their numbers.
  const uncovered = text.replace(ASSIGNMENT, (assignment) => assignment.replace(/[^\n]/g, ''));
  return uncovered.split('\n').flatMap((line, index) => (EMPTY.test(line) ? [] : [[`${path}, line ${index + 1}`, 'is no assignment NAME=value (is a quote not closed?)'] as const]));
}
