import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HistoryLine } from '../iteration/iteration.schema.ts';

/**
 * The history as it is in a folder of reports. Lines that cannot be read are told, they are neither guessed at nor fatal. Of a run
 * that was resumed the last line holds: it is the whole of it.
 */
export function readHistory(folder: string): { lines: HistoryLine[]; unreadable: string[] } {
  const file = join(folder, 'history.jsonl');
  const texts = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
  const lines = new Map<string, HistoryLine>();
  const unreadable: string[] = [];
  texts.forEach((text, index) => {
    if (text.trim() === '') return;
    const read = HistoryLine.safeParse(parsed(text));
    if (read.success) lines.set(read.data.id, read.data);
    else unreadable.push(`line ${index + 1}: ${read.error.issues[0]?.path.join('.') || 'not an object of the history'}`);
  });
  return { lines: [...lines.values()], unreadable };
}

/** Half a line is what a killed process leaves. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
