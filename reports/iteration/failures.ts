import { classify } from '../classify/classify.ts';
import type { Classification } from '../classify/classify.ts';
import type { TargetFacts } from '../classify/rule.ts';
import type { Attempt, Thrown } from '../journal/journal.schema.ts';
import type { Cause, Failure } from './iteration.schema.ts';
import type { RunTest } from './run-tests.ts';
import { isFailure } from './run-tests.ts';

/** A failure with what the evidence says of it. */
export interface Classified {
  readonly failure: Failure;
  readonly classification: Classification;
}

/** Failed and flaky tests by their first failed attempt: later attempts often fail of the first one’s traces. */
export function failuresOf(tests: readonly RunTest[], isQuarantined: (id: string) => boolean, target: TargetFacts): Classified[] {
  return tests.flatMap(({ entry, outcome, attempts }) => {
    const attempt = attempts.find(isFailure);
    if (!attempt || (outcome !== 'failed' && outcome !== 'flaky')) return [];
    const { code, message, at } = firstErrorOf(attempt);
    const classification = classify(attempt, target);
    const { id, project, title, file, line } = entry;
    const failure: Failure = {
      id, project, title, file, line, at: at && `${at.file}:${at.line}`, code, signature: signatureOf(code, message), message, class: classification.class,
      flaky: outcome === 'flaky', quarantined: isQuarantined(id), attempts: attempts.length, attachments: attempt.attachments.map(({ name, path }) => ({ name, path })),
    };
    return [{ failure, classification }];
  });
}

/** Failures of one class that happened the same way are one cause; the most frequent first. */
export function causesOf(failures: readonly Classified[]): Cause[] {
  const groups = new Map<string, [Classified, ...Classified[]]>();
  for (const classified of failures) {
    const { class: kind, code, signature } = classified.failure;
    const key = `${kind} ${code} ${signature}`;
    const group = groups.get(key);
    if (group) group.push(classified);
    else groups.set(key, [classified]);
  }
  return [...groups.values()].map(causeOf).sort((a, b) => b.count - a.count);
}

const CERTAINTY = { certain: 2, likely: 1, unknown: 0 } as const;
const MOST_EVIDENCE = 12;

function causeOf(group: readonly [Classified, ...Classified[]]): Cause {
  // What one failure proves holds for those that happened the same way.
  const best = group.reduce((most, each) => (CERTAINTY[each.classification.certainty] > CERTAINTY[most.classification.certainty] ? each : most));
  const { code, signature, message } = best.failure;
  const { class: kind, certainty, rule, next, whys } = best.classification;
  return {
    class: kind, certainty, rule, code, signature, message: happened(message), count: group.length,
    tests: group.map(({ failure }) => `${failure.project} › ${failure.title} (${failure.file}:${failure.line})`),
    ids: group.map(({ failure }) => failure.id),
    evidence: [...new Set([best, ...group].flatMap(({ classification }) => classification.evidence))].slice(0, MOST_EVIDENCE),
    next, whys,
  };
}

const firstErrorOf = ({ errors, status, expected }: Attempt): Thrown => errors[0] ?? { code: 'E_UNKNOWN', message: `expected to be ${expected}, was ${status}`, at: null };

/** What an assertion compared may be figures: they are what differs. */
const signatureOf = (code: string, message: string) => (code === 'E_ASSERTION' ? withoutIds(happened(message)) : withoutIds(happened(message)).replace(/\d+/g, '#'));

/** What happened, in one line: the framework’s errors and assertions have lines for it, of others it is the first. */
function happened(message: string): string {
  const [told, awaited] = [/^\s+happened:\s+(.+)$/m.exec(message)?.[1], /^\s+expected:\s+(.+)$/m.exec(message)?.[1]];
  // What only announces a list says less than what was awaited.
  if (told?.endsWith(':') && awaited !== undefined) return `${awaited}: ${told.slice(0, -1).replace(/; it received$/, ', and it did not come')}`;
  const compared = message.match(/^\s*((Expected|Received)[^:\n]*: |\[cause\]).+$/gm) ?? [];
  return told ?? [firstLine(message), ...compared.map((line) => line.trim().replace(/\s+/g, ' '))].slice(0, 3).join(' · ');
}

export const firstLine = (message: string): string => message.split('\n', 1)[0] ?? '';

/** Ids differ from test to test though the cause is one. */
const withoutIds = (line: string) => line.replace(/\b[a-z]+_[0-9a-f]{8,}\b|\b[0-9a-f-]{16,}\b/gi, '#');
