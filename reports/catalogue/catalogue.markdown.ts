import { type Behaviour, SUITE_NAMES, type SuiteName } from '#utils/catalogue/catalogue';
import type { Account, AccountRow } from './account.ts';

/** The account as a page: a table for each suite, an id a line. */
export function catalogueMarkdown({ rows }: Account): string {
  const suites = SUITE_NAMES.map((suite) => ({ suite, rows: rows.filter(({ behaviour }) => behaviour.suite === suite) }));
  return `${[
    '# Catalogue',
    '',
    'Every behaviour the suite is to prove: its test, and the faults of the embedded platform under which that test failed for the stated reason when the whole was last',
    'assayed ([assay.md](assay.md)). Made by `npm run catalogue`; `npm test` fails where an id has no test or no proof, or this page is not what it would be now.',
    '',
    '| suite | behaviours | with a test | proven |',
    '|---|---:|---:|---:|',
    ...suites.map((part) => `| [${part.suite}](#${part.suite}) | ${part.rows.length} | ${withTest(part.rows)} | ${proven(part.rows)} |`),
    `| all | ${rows.length} | ${withTest(rows)} | ${proven(rows)} |`,
    ...suites.flatMap((part) => tableOf(part.suite, part.rows)),
  ].join('\n')}\n`;
}

const withTest = (rows: readonly AccountRow[]) => rows.filter(({ test }) => test !== null).length;
const proven = (rows: readonly AccountRow[]) => rows.filter(({ provenBy }) => provenBy.length > 0).length;

function tableOf(suite: SuiteName, rows: readonly AccountRow[]): string[] {
  return ['', `## ${suite}`, '', '| id | what holds | test | proven by |', '|---|---|---|---|', ...rows.map(lineOf)];
}

function lineOf({ behaviour, test, provenBy }: AccountRow): string {
  return `| ${behaviour.id} | ${cell(saidBy(behaviour, test))} | ${test ? `[${test.file.split('/').at(-1)}](../${test.file})` : 'none'} | ${provenBy.map((fault) => `\`${fault}\``).join(', ') || 'nothing'} |`;
}

/** The test's own words, where there is one: they say more exactly what is looked at. */
function saidBy({ id, sentence }: Behaviour, test: AccountRow['test']): string {
  return test?.title.split(' › ').at(-1)?.slice(id.length).replaceAll(/ @\S+/g, '').trim() ?? sentence;
}

const cell = (text: string) => text.replaceAll('|', '\\|');
