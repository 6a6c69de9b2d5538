import { readFileSync } from 'node:fs';
import { HistoryLine } from '../iteration/iteration.schema.ts';

/** The history as far as it can be read. */
export interface History {
  readonly lines: readonly HistoryLine[];
  /** Numbers of lines of another shape: written by an earlier version, or cut off. */
  readonly unreadable: readonly number[];
}

/** Reads `history.jsonl`, the oldest first. A run that was merged twice counts once, as it was told last. */
export function readHistory(file: string): History {
  const read = readFileSync(file, 'utf8').split('\n').map((text, index) => ({ text, number: index + 1 })).filter(({ text }) => text !== '').map(({ text, number }) => ({ number, line: HistoryLine.safeParse(parse(text)).data }));
  const byId = new Map(read.flatMap(({ line }) => (line ? [[line.id, line] as const] : [])));
  return { lines: [...byId.values()].sort((a, b) => a.startedAt.localeCompare(b.startedAt)), unreadable: read.filter(({ line }) => line === undefined).map(({ number }) => number) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // A process that was killed leaves half a line; it is told as unreadable.
    return undefined;
  }
}
