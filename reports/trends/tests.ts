import type { HistoryLine } from '../iteration/iteration.schema.ts';
import type { Run, WorstTest } from './trends.types.ts';

type Letter = HistoryLine['tests'][number][1];

/** What became of the tests of one scope, run by run. */
export interface Followed {
  readonly changes: readonly Pick<Run, 'broken' | 'fixed' | 'stillFailing' | 'flaky'>[];
  /** Tests that failed at least once, the worst first. */
  readonly worst: readonly WorstTest[];
}

/**
 * Follows each test through the runs. A run is compared with what each test did when it was last executed, however long ago: so
 * an interrupted run neither mends nor breaks what it did not reach.
 */
export function followTests(lines: readonly HistoryLine[]): Followed {
  const titles = new Map<string, string>();
  const strips = new Map<string, (Letter | '.')[]>();
  const before = new Map<string, Letter>();
  const changes = lines.map((line, index) => {
    for (const [id, title] of Object.entries(line.failing)) titles.set(id, visible(title));
    const nameOf = (id: string) => titles.get(id) ?? id;
    const change = { broken: [] as string[], fixed: [] as string[], stillFailing: [] as string[], flaky: [] as string[] };
    for (const [id, letter] of line.tests) {
      const strip = strips.get(id) ?? [];
      strips.set(id, strip);
      while (strip.length < index) strip.push('.');
      strip[index] = letter;
      const last = before.get(id);
      if (letter === 'f') (last === 'f' ? change.stillFailing : change.broken).push(nameOf(id));
      if (letter === 'p' && last === 'f') change.fixed.push(nameOf(id));
      if (letter === 'x') change.flaky.push(nameOf(id));
      if (executed(letter)) before.set(id, letter);
    }
    return change;
  });
  const worst = [...titles].map(([id, title]) => worstOf({ id, title, strip: padded(strips.get(id) ?? [], lines.length), lines }));
  return { changes, worst: worst.sort((a, b) => badness(b) - badness(a) || a.title.localeCompare(b.title)) };
}

/** Characters that nobody sees, and those that turn the direction of writing, would let a title say something else than it is. */
const visible = (title: string) => title.replace(/[\p{Cc}\p{Cf}]/gu, (letter) => `\\u{${(letter.codePointAt(0) ?? 0).toString(16)}}`);
const executed = (letter: Letter | '.') => letter === 'p' || letter === 'f' || letter === 'x';
const padded = (strip: readonly (Letter | '.')[], length: number) => Array.from({ length }, (_, index) => strip[index] ?? '.');

function worstOf({ id, title, strip, lines }: { id: string; title: string; strip: readonly (Letter | '.')[]; lines: readonly HistoryLine[] }): WorstTest {
  const ran = strip.filter(executed);
  const lastPass = strip.lastIndexOf('p');
  const since = strip.findIndex((letter, index) => index > lastPass && (letter === 'f' || letter === 'x'));
  return {
    id, title, strip: strip.join(''), executed: ran.length,
    failed: ran.filter((letter) => letter === 'f').length,
    flaky: ran.filter((letter) => letter === 'x').length,
    changes: ran.filter((letter, index) => index > 0 && (letter === 'p') !== (ran[index - 1] === 'p')).length,
    failingSince: since === -1 ? null : (lines[since]?.number ?? null),
  };
}

/** Failing now weighs most: that is what somebody has to look at today. */
const badness = ({ failed, flaky, executed: of, failingSince }: WorstTest) => (of === 0 ? 0 : (failed + flaky / 2) / of) + (failingSince === null ? 0 : 1);
