import type { Cause, Iteration, Tally } from '../iteration/iteration.schema.ts';

/** GitHub shows no summary at all of a step that wrote more. */
export const SUMMARY_LIMIT = 1024 * 1024;
const TESTS_SHOWN = 20;

/** The iteration as a page of Markdown for the job, the most important first: what does not fit any more is left out, and said so. */
export function jobSummaryOf(iteration: Iteration, limit = SUMMARY_LIMIT): string {
  const blocks = [
    `# ${iteration.decision === 'GO' ? '🟢' : iteration.decision === 'HOLD' ? '🔴' : '🟡'} ${iteration.decision}: iteration ${iteration.number} on ${inline(iteration.target.name)}`,
    iteration.reasons.map((reason) => `- ${inline(reason)}`).join('\n'),
    counts(iteration),
    ...titled('Errors outside of tests', iteration.errors.map(({ code, message }) => `- **${inline(code)}** ${inline(message)}`)),
    ...titled('Failed, by cause', iteration.causes.map(causeOf)),
    ...changes(iteration),
    ...titled('Run the failed tests again', iteration.rerun === null ? [] : [fence(iteration.rerun)]),
    ...titled('Left out', iteration.leftOut.map(({ reason, count, tests }) => folded(`${count} × ${inline(reason)}`, tests))),
    facts(iteration),
  ];
  return fitting(blocks, limit);
}

/** Whole blocks as long as there is room: half a table or an open element would spoil all that follows. */
function fitting(blocks: readonly string[], limit: number): string {
  const note = '\n\n_More does not fit into a job summary; all of it is in the record of the iteration._\n';
  let room = limit - Buffer.byteLength(note);
  const kept: string[] = [];
  for (const block of blocks) {
    room -= Buffer.byteLength(block) + 2;
    if (room < 0) return `${kept.join('\n\n')}${note}`;
    kept.push(block);
  }
  return `${kept.join('\n\n')}\n`;
}

function counts({ projects, totals }: Iteration): string {
  const row = (name: string, { expected, passed, failed, flaky, skipped, notRun, durationMs }: Tally) =>
    `| ${[name, `${passed} of ${expected}${expected === 0 ? '' : ` (${Math.floor((passed / expected) * 1000) / 10} %)`}`, failed, flaky, skipped, notRun, `${(durationMs / 1000).toFixed(1)} s`].join(' | ')} |`;
  return ['| | passed | failed | flaky | skipped | not run | time |', '|---|--:|--:|--:|--:|--:|--:|', ...Object.entries(projects).map(([name, tally]) => row(inline(name), tally)), row('**all**', totals)].join('\n');
}

const causeOf = ({ class: kind, count, certainty, message, tests, next }: Cause) =>
  `**${count} × ${kind}** (${certainty}) ${inline(message)}\n\nNext: ${inline(next)}\n\n${folded(`${tests.length} ${tests.length === 1 ? 'test' : 'tests'}`, tests)}`;

function changes({ change }: Iteration): string[] {
  if (!change) return [];
  const groups = [['newly failing', change.broken], ['still failing', change.stillFailing], ['flaky', change.flaky], ['fixed', change.fixed], ['added', change.added], ['removed', change.removed]] as const;
  return titled(`Against iteration ${change.againstNumber}`, groups.flatMap(([name, tests]) => (tests.length === 0 ? [] : [folded(`${tests.length} ${name}`, tests)])));
}

function facts({ id, startedAt, target, suite, machine, scope }: Iteration): string {
  const narrowed = scope.filters.length > 0 ? ` as narrowed by ${inline(scope.filters.join(' '))}` : '';
  return `<sub>${[`run ${inline(id)}`, startedAt, `revision ${inline(target.deployment?.revision ?? 'unknown')}`, `suite ${inline(suite.commit ?? 'unknown')}${suite.dirty ? ' with changes' : ''}`, `Node ${inline(machine.node)}`, `${machine.workers} workers`, `${inline(scope.projects.join(', '))}${narrowed}`].join(' · ')}</sub>`;
}

const titled = (title: string, blocks: readonly string[]) => (blocks.length === 0 ? [] : [`## ${title}`, ...blocks]);
const folded = (summary: string, tests: readonly string[]) =>
  `<details><summary>${summary}</summary>\n\n${tests.slice(0, TESTS_SHOWN).map((test) => `- ${inline(test)}`).join('\n')}${tests.length > TESTS_SHOWN ? `\n- and ${tests.length - TESTS_SHOWN} more` : ''}\n\n</details>`;
const fence = (text: string) => `\`\`\`\`\n${text.replace(/`{3,}/g, '```')}\n\`\`\`\``;

const LONGEST = 500;
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
/** Text from anywhere, in one line, with nothing in it that means something in Markdown or HTML, or that nobody sees. */
const inline = (text: string) => text.replace(/\s+/g, ' ').trim().slice(0, LONGEST)
  .replace(/[\p{Cc}\p{Cf}]/gu, '\u{fffd}').replace(/[&<>]/g, (letter) => ENTITIES[letter] ?? '').replace(/[\\`*_{}[\]()#+!|~:@-]/g, (letter) => `\\${letter}`);
