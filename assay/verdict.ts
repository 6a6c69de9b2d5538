import { stripVTControlCharacters } from 'node:util';
import { UNNOTICED } from '#utils/assay/plan';
import type { Fault } from '../platform/faults/fault.ts';
import type { PairRecord } from './records.ts';

/** What Playwright tells of a test that was run under a fault. */
export interface Outcome {
  readonly status: 'passed' | 'failed' | 'timedOut' | 'skipped' | 'interrupted';
  /** In the order they happened. */
  readonly errors: readonly { readonly message?: string }[];
  readonly steps: readonly Step[];
}
export interface Step {
  readonly title: string;
  readonly category: string;
  readonly error?: { readonly message?: string };
  readonly steps: readonly Step[];
}
export type Verdict = Pick<PairRecord, 'verdict' | 'place' | 'message'>;

const CODE = /^(?:\w*Error: )?(E_[A-Z_]+):/;
const MATCHER = /expect\(.*?\)(?:\.\w+)*?\.(to[A-Z]\w*)/;
/** Clients of ours and locators that stopped waiting. An assertion that waited is none of these: it says what it saw. */
const WAITED = [/^(?:\w*Error: )?E_WS_TIMEOUT:/, /^(?:\w*Error: )?E_\w+:[^]*\b(?:none within \d+|within \d+ ms|open and silent|silence after|silence: no)/, /^TimeoutError: /, /^Test timeout of /, /^(?:Error: )?[\w.]+: (?:Timeout|Test timeout)/];

/** Whether a test noticed a fault, and for the reason that was stated beforehand. */
export function judge(fault: Pick<Fault, 'noticedBy' | 'silent'>, { status, errors, steps }: Outcome): Verdict {
  if (status === 'passed' || (errors.length === 1 && errors[0]?.message?.includes(UNNOTICED))) return { verdict: 'missed', place: 'test', message: '' };
  if (status === 'skipped') return { verdict: 'skipped', place: 'test', message: '' };
  const messages = errors.map(({ message = '' }) => stripVTControlCharacters(message).trim());
  const failed = failedExpects(steps);
  const place = failedInSetUp(steps) ? 'set-up' : 'test';
  const told = { place, message: (messages[0] ?? '').slice(0, 2000) } as const;
  const names = messages.map((message) => reasonsOf(message, failed));

  // A failure that no assertion, matcher or guard spoke makes the ones beside it worthless.
  const waited = status === 'timedOut' || messages.some((message) => WAITED.some((pattern) => pattern.test(message)));
  if (waited) return { ...told, verdict: fault.silent ? 'caught' : 'timeout' };
  if (names.length === 0 || names.some((each) => each.length === 0)) return { ...told, verdict: 'crash' };
  const noticed = messages.some((message, index) => fault.noticedBy.some(({ by, says }) => names[index]?.includes(by) && (says === undefined || says.test(message))));
  return { ...told, verdict: noticed ? 'caught' : 'wrong-reason' };
}

/** Names by which a message may be known: its code, and the matcher that spoke it. */
function reasonsOf(message: string, failed: readonly Step[]): string[] {
  const step = failed.find((each) => each.error?.message !== undefined && message.startsWith(stripVTControlCharacters(each.error.message).trim().slice(0, 80)));
  const names = [CODE.exec(message)?.[1], MATCHER.exec(message.split('\n', 3).join(' '))?.[1], /\bto[A-Z]\w*/.exec(step?.title ?? '')?.[0]];
  return [...new Set(names.filter((name) => name !== undefined))];
}

const failedExpects = (steps: readonly Step[]): Step[] => steps.flatMap((step) => [...(step.category === 'expect' && step.error ? [step] : []), ...failedExpects(step.steps)]);

/** A failed `Before Hooks` is a fixture of the test's that noticed before the test did anything. */
const failedInSetUp = (steps: readonly Step[]): boolean => steps.some(({ category, title, error }) => category === 'hook' && title === 'Before Hooks' && error !== undefined);
