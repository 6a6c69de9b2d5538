import type { Iteration, Tally } from './iteration.schema.ts';
import { seconds } from './summary.ts';

/** The iteration as a page to read: `reports/out/iterations/<id>.md`. */
export function markdownOf(iteration: Iteration): string {
  const { machine, scope } = iteration;
  return `${[
    `# Iteration ${iteration.number}: ${iteration.decision}`,
    bullets(iteration.reasons),
    table(['', ''], [
      ['id', iteration.id], ['started', iteration.startedAt], ['target', iteration.target], ['ended as', iteration.status],
      ['projects', scope.projects.join(', ')], ['narrowed by', [...scope.filters, ...(scope.shard ? [`shard ${scope.shard.current}/${scope.shard.total}`] : [])].join(' ') || 'nothing'],
      ['machine', `${machine.os}, ${machine.cpus} CPUs, ${machine.workers} workers, Node ${machine.node}${machine.ci ? ', CI' : ''}`], ['commit', machine.commit ?? 'unknown'],
    ]),
    '## Counts',
    table(['project', 'expected', 'passed', 'failed', 'flaky', 'skipped', 'not run', 'time'], [
      ...Object.entries(iteration.projects).map(([name, tally]) => row(name, tally)),
      row('**all**', iteration.totals),
    ]),
    ...part('Errors outside of tests', iteration.errors.map((error) => `### ${error.code}\n\n${fence(error.message)}`)),
    ...part('Failed, by cause', iteration.causes.map((cause) => `### ${cause.count} × ${cause.code}\n\n${fence(cause.message)}\n\n${bullets(cause.tests)}`)),
    ...part('Every failure', iteration.failures.map((failure) => `### ${failure.project} › ${failure.title}\n\n${failure.file}:${failure.line}${failure.flaky ? ', flaky' : ''}, ${failure.attempts} attempt(s)\n\n${fence(failure.message)}`)),
    ...part('Run the failed tests again', iteration.rerun ? [fence(iteration.rerun)] : []),
    ...part('Left out', iteration.leftOut.map((group) => `### ${group.count} × ${group.reason}\n\n${bullets(group.tests)}`)),
    ...part('Slowest', iteration.slowest.length > 0 ? [table(['time', 'project', 'test'], iteration.slowest.map((test) => [seconds(test.durationMs), test.project, test.title]))] : []),
    ...part('Preflight', iteration.preflight ? [fence(JSON.stringify(iteration.preflight, null, 2), 'json')] : []),
  ].join('\n\n')}\n`;
}

const row = (name: string, tally: Tally) => [name, tally.expected, tally.passed, tally.failed, tally.flaky, tally.skipped, tally.notRun, seconds(tally.durationMs)];
const part = (title: string, blocks: readonly string[]) => (blocks.length === 0 ? [] : [`## ${title}`, ...blocks]);
const bullets = (lines: readonly string[]) => lines.map((line) => `- ${line}`).join('\n');
const fence = (text: string, language = '') => `\`\`\`\`${language}\n${text}\n\`\`\`\``;
const table = (head: readonly string[], rows: readonly (readonly (string | number)[])[]) =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.map((cell) => String(cell).replaceAll('|', '\\|')).join(' | ')} |`).join('\n');
