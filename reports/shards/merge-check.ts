import type { Journal } from '../journal/journal.schema.ts';
import type { Listing } from './list.reporter.ts';
import type { Part } from './parts.ts';
import { finishedIn, isResumed } from './unfinished.ts';

/** How many of many are named. */
const NAMED = 20;

/** Why these parts are not one whole run; empty when they are. `present` is what the suite has now. */
export function contradictionsOf(parts: readonly Part[], present: Listing): string[] {
  if (parts.length === 0) return ['there is no journal in it'];
  const different = [
    ...differences(parts, 'run', ({ begin }) => begin.run),
    ...differences(parts, 'commit', ({ begin }) => `${begin.suite.commit ?? 'unknown'}${begin.suite.dirty ? ' with changes' : ''}`),
    ...differences(parts, 'target', ({ begin }) => begin.target),
    ...differences(parts, 'total of shards', ({ begin }) => (begin.scope.shard ? `${begin.scope.shard.total}` : 'no shards')),
    ...differences(parts, 'selection', ({ begin }) => selectionOf(begin.scope)),
    ...differences(parts, 'number of retries', ({ begin }) => `${begin.retries}`),
  ];
  // Parts of different runs have nothing to be compared by.
  if (different.length > 0) return different;
  return [...shardsOf(parts), ...testsOf(parts, present)];
}

/** What a run was asked to do, shards aside. */
export function selectionOf({ projects, filters }: Journal['begin']['scope']): string {
  return [`projects ${projects.join(', ') || 'none'}`, ...filters.filter((filter) => !filter.startsWith('--shard'))].join(' ');
}

function differences(parts: readonly Part[], what: string, of: (journal: Journal) => string): string[] {
  const values = new Map<string, string[]>();
  for (const { journal } of parts) values.set(of(journal), [...(values.get(of(journal)) ?? []), journal.begin.part]);
  if (values.size === 1) return [];
  return [`the parts differ in their ${what}: ${[...values].map(([value, names]) => `${value} (${names.join(', ')})`).join('; ')}`];
}

function shardsOf(parts: readonly Part[]): string[] {
  const original = parts.filter(({ journal }) => !isResumed(journal));
  const total = original[0]?.journal.begin.scope.shard?.total;
  const numbers = original.map(({ journal }) => journal.begin.scope.shard?.current ?? 1);
  const missing = Array.from({ length: total ?? 1 }, (_, index) => index + 1).filter((number) => !numbers.includes(number));
  const double = [...new Set(numbers.filter((number, index) => numbers.indexOf(number) !== index))];
  return [
    ...(missing.length > 0 ? [total === undefined ? 'the part that was resumed is missing' : `missing: ${missing.map((number) => `shard ${number} of ${total}`).join(', ')}`] : []),
    ...double.map((number) => `double: ${total === undefined ? 'the run' : `shard ${number} of ${total}`}, in ${original.filter(({ journal }) => (journal.begin.scope.shard?.current ?? 1) === number).map(({ file }) => file).join(' and ')}`),
  ];
}

function testsOf(parts: readonly Part[], present: Listing): string[] {
  const journals = parts.map(({ journal }) => journal);
  const names = new Map([...present.tests, ...journals.flatMap(({ begin }) => begin.tests)].map((test) => [test.id, `[${test.project}] ${test.title}${test.repeat > 0 ? ` (repetition ${test.repeat + 1})` : ''}`]));
  const named = (what: string, ids: Iterable<string>) => tell(what, [...new Set(ids)].map((id) => names.get(id) ?? id));
  const wholes = journals.map(({ begin }) => new Set(begin.whole));
  const whole = new Set(journals.flatMap(({ begin }) => begin.whole));
  const now = new Set(present.tests.map(({ id }) => id));
  const taken = journals.filter((journal) => !isResumed(journal)).flatMap(({ begin }) => begin.tests.map(({ id }) => id));
  const taker = new Set(taken);
  const finished = finishedIn(journals);
  const cutOff = journals.filter(({ begin, end }) => end === undefined && begin.tests.some(({ id }) => !finished.has(id)));
  return [
    ...named('not all parts know of these tests', [...whole].filter((id) => !wholes.every((one) => one.has(id)))),
    ...named('tests of no shard', [...whole].filter((id) => !taker.has(id))),
    ...named('tests of several shards', taken.filter((id, index) => taken.indexOf(id) !== index)),
    ...cutOff.flatMap(({ begin }) => named(`${begin.part} was cut off (npm run resume completes it there) before these tests ended`, begin.tests.flatMap(({ id }) => (finished.has(id) ? [] : [id])))),
    ...named('tests that the suite has and the run has not', [...now].filter((id) => !whole.has(id))),
    ...named('tests that the run has and the suite has not', [...whole].filter((id) => !now.has(id))),
  ];
}

function tell(what: string, names: readonly string[]): string[] {
  if (names.length === 0) return [];
  const more = names.length > NAMED ? `\n  and ${names.length - NAMED} more` : '';
  return [`${what} (${names.length}):\n${names.slice(0, NAMED).map((name) => `  ${name}`).join('\n')}${more}`];
}
