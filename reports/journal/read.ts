import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TouchstoneError } from '#utils/errors';
import type { Journal } from './journal.schema.ts';
import { JournalLine } from './journal.schema.ts';
import { JOURNAL } from './place.ts';

/** All journals of a run, by the time they began. @throws TouchstoneError E_REPORT when there is none, or one is malformed */
export function readRun(folder: string): Journal[] {
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(JOURNAL)) : [];
  if (files.length === 0) throw malformed(folder, 'it has no journal');
  const journals = files.map((name) => readJournal(join(folder, name)));
  const runs = new Set(journals.map(({ begin }) => begin.run));
  if (runs.size > 1) throw malformed(folder, `its journals are of several runs: ${[...runs].join(', ')}`);
  return journals.sort((a, b) => a.begin.startedAt.localeCompare(b.begin.startedAt));
}

/** One journal. A last line that a killed process left unfinished is dropped. @throws TouchstoneError E_REPORT for anything else that is malformed */
export function readJournal(file: string): Journal {
  const text = readFileSync(file, 'utf8');
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  const lines = whole.split('\n').slice(0, -1).map((line, index) => parseLine(line, `${file}:${index + 1}`));
  const of = <K extends JournalLine['kind']>(kind: K) => lines.filter((line): line is Extract<JournalLine, { kind: K }> => line.kind === kind);
  const [begin, ...others] = of('begin');
  const ends = of('end');
  if (!begin || lines[0] !== begin || others.length > 0) throw malformed(file, 'it does not begin with its one “begin” line');
  if (ends.length > 1 || (ends.length === 1 && lines.at(-1)?.kind !== 'end')) throw malformed(file, 'it goes on after its “end” line');
  const known = new Set(begin.tests.map(({ id }) => id));
  const attempts = of('attempt');
  const stranger = attempts.find(({ id }) => !known.has(id));
  if (stranger) throw malformed(file, `it has an attempt of ${stranger.id}, which is none of its tests`);
  const told = new Set<string>();
  for (const { id, retry } of attempts) {
    const name = `${id} retry ${retry}`;
    if (told.has(name)) throw malformed(file, `it tells twice how ${name} ended`);
    told.add(name);
  }
  return { begin, attempts, leftOut: of('left-out'), errors: of('error'), target: of('target')[0], end: ends[0] };
}

function parseLine(line: string, where: string): JournalLine {
  let raw: unknown;
  try {
    raw = JSON.parse(line);
  } catch {
    throw malformed(where, `it is no JSON: ${line.slice(0, 80)}`);
  }
  const parsed = JournalLine.safeParse(raw);
  if (parsed.success) return parsed.data;
  throw malformed(where, parsed.error.issues.slice(0, 3).map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; '));
}

const malformed = (where: string, happened: string) => new TouchstoneError('E_REPORT', { expected: 'a journal as its run wrote it', happened, where });
