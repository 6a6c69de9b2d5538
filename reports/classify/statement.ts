import { stripVTControlCharacters } from 'node:util';

/** The statement that failed, out of the piece of source that Playwright shows with an error: its marked line and what belongs to it. */
export function statementOf(snippet: string | undefined): string | null {
  const lines = stripVTControlCharacters(snippet ?? '').split('\n');
  const marked = lines.find((line) => /^\s*>\s*\d+ \|/.test(line));
  return marked === undefined ? null : marked.replace(/^\s*>\s*\d+ \|/, '').trim();
}
