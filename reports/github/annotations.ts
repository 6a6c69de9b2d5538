import type { Cause, Iteration } from '../iteration/iteration.schema.ts';

/** GitHub shows ten of a kind for a step and drops the others without a word; the last one of ours says how many those are. */
const SHOWN = 10;
const LONGEST = 4000;

/** What GitHub Actions shows beside the code: one for each cause, not one for each test, at the place where its first test failed. */
export function annotationsOf(iteration: Iteration): string[] {
  const causes = iteration.causes.map((cause) => annotationOf(cause, iteration));
  const shown = causes.length > SHOWN ? causes.slice(0, SHOWN - 1) : causes;
  const outside = iteration.errors.slice(0, SHOWN).map(({ code, message }) => command('error', { title: code }, message));
  const rest = causes.length - shown.length;
  return [...outside, ...shown, ...(rest > 0 ? [command('error', { title: `${rest} more causes` }, `Iteration ${iteration.number} has ${causes.length} causes of failures; all are in the job summary and in its record.`)] : [])];
}

function annotationOf(cause: Cause, iteration: Iteration): string {
  const failures = iteration.failures.filter((failure) => cause.ids.includes(failure.id));
  const first = failures[0];
  // A place like `tests/p1/a.spec.ts:12`, or where the test stands.
  const [, file = first?.file, line = first?.line] = /^(.+):(\d+)$/.exec(first?.at ?? '') ?? [];
  const harmless = failures.length > 0 && failures.every((failure) => failure.quarantined);
  const others = cause.tests.length > 1 ? `, and ${cause.tests.length - 1} more` : '';
  return command(harmless ? 'warning' : 'error', { ...(file && { file, line: String(line) }), title: `${cause.class}: ${cause.count} ${cause.count === 1 ? 'test' : 'tests'}` }, `${cause.message}\n\n${cause.tests[0] ?? ''}${others}\nNext: ${cause.next}`);
}

/** A workflow command. What is in it comes from titles and answers of servers, and must not become a command of its own. */
function command(level: 'error' | 'warning', properties: Readonly<Record<string, string>>, message: string): string {
  const list = Object.entries(properties).map(([name, value]) => `${name}=${inProperty(value)}`).join(',');
  return `::${level} ${list}::${inData(message.slice(0, LONGEST))}`;
}

/** Percent sign first: it is what the others are escaped with. */
const inData = (text: string) => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const inProperty = (text: string) => inData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
