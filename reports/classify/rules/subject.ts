import type { Subject } from '#utils/about';
import { SUBJECTS, subjectIn } from '#utils/about';
import { compared, isComparison } from '../clues.ts';
import type { FailureClass } from '../failure-class.ts';
import type { Area } from '../rule.ts';

type Meaning = { readonly class: Exclude<FailureClass, 'unknown'>; readonly next: string };

const MEANINGS: Readonly<Record<Subject, Meaning>> = {
  claims: { class: 'wrong-claims', next: 'where the platform checks the claims of a token' },
  completeness: { class: 'data-loss', next: 'what was cut or left out, and on which way' },
  contract: { class: 'contract-drift', next: 'what was agreed, against what was answered in transcript.json' },
  durability: { class: 'data-loss', next: 'what the platform keeps, and what it keeps in memory only' },
  ending: { class: 'missing-terminal', next: 'the last event of the run, and the platform’s own log after it' },
  isolation: { class: 'cross-user-leak', next: 'where the platform asks whose thing it is' },
  limits: { class: 'rate-limit', next: 'who counts, and what is counted' },
  liveness: { class: 'stall', next: 'what was awaited, and what holds it back: the platform, or a proxy' },
  order: { class: 'event-order', next: 'the events, by their numbers, in timeline.txt' },
  page: { class: 'browser', next: 'the trace of the page (npx playwright show-trace)' },
  permission: { class: 'permission', next: 'the check of who may' },
  signature: { class: 'wrong-secret', next: 'where the platform verifies signatures, and with which key' },
  speed: { class: 'slow', next: 'where the time went: timeline.txt' },
  values: { class: 'wrong-content', next: 'the two values, and where the wrong one is computed' },
};

/** Checks that say themselves what they are about. */
export const subject: Area = SUBJECTS.map((word) => ({
  id: `about-${word}`, class: MEANINGS[word].class, strength: 'names', next: MEANINGS[word].next,
  when: ({ first }) => isComparison(first) && subjectIn(first.message) === word,
  says: (clues) => [`the check is about ${word}`, ...compared(clues)],
}));
