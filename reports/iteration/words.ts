import type { Tally } from './iteration.schema.ts';

/** `25 passed, 0 failed, …`, always all five, so that what is missing cannot hide. */
export const countsOf = (tally: Tally): string => `${tally.passed} passed, ${tally.failed} failed, ${tally.flaky} flaky, ${tally.skipped} skipped, ${tally.notRun} not run (${seconds(tally.durationMs)})`;

export const seconds = (ms: number): string => (ms < 90_000 ? `${(ms / 1000).toFixed(1)} s` : `${Math.floor(ms / 60_000)} min ${Math.round((ms % 60_000) / 1000)} s`);

/** A share with what it is a share of. Rounded down: 99.96 % are not all. */
export const share = (part: number, of: number): string => `${part} of ${of}${of === 0 ? '' : ` (${(Math.floor((part / of) * 1000) / 10).toFixed(1)} %)`}`;

export const millis = (ms: number | null): string => (ms === null ? '–' : ms < 100 ? ms.toFixed(1) : Math.round(ms).toString());

// Markdown.
export const part = (title: string, blocks: readonly string[]): string[] => (blocks.length === 0 ? [] : [`## ${title}`, ...blocks]);
export const bullets = (lines: readonly string[]): string => lines.map((line) => `- ${line}`).join('\n');
export const fence = (text: string, language = ''): string => `\`\`\`\`${language}\n${text}\n\`\`\`\``;
export const folded = (title: string, text: string): string => `<details><summary>${title.replaceAll('<', '&lt;')}</summary>\n\n${text}\n\n</details>`;
export const table = (head: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.map((cell) => String(cell).replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`).join('\n');
