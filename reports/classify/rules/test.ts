import { told } from '../clues.ts';
import type { Area, Clues } from '../rule.ts';

const raised = (...codes: readonly string[]) => ({ first }: Clues): boolean => codes.includes(first.raised);
const message = ({ first }: Clues): string[] => [first.message.split('\n', 1)[0] ?? ''];
const EXHAUSTED = /\b(?:ENOSPC|ENOMEM|EMFILE|ENFILE|EROFS|EDQUOT)\b/;

/** The test and the machine it runs on. */
export const test: Area = [
  {
    id: 'no-browser', class: 'environment', strength: 'excludes',
    when: (clues) => raised('E_BROWSER')(clues) || /browserType\.launch/.test(clues.first.message),
    says: (clues) => [...told(clues)], next: 'npm run setup, or TOUCHSTONE_BROWSER',
  },
  {
    id: 'wrong-setting', class: 'environment', strength: 'excludes',
    when: raised('E_ENV'),
    says: told, next: 'the variables that are named; .env.example has all',
  },
  {
    id: 'machine-exhausted', class: 'environment', strength: 'excludes',
    when: ({ first }) => EXHAUSTED.test(first.message),
    says: message, next: 'disk, memory and open files of this machine',
  },
  {
    id: 'browser-died', class: 'environment', strength: 'points',
    when: ({ first }) => /Target crashed|browser has been closed|Browser closed/.test(first.message),
    says: message, next: 'memory of this machine; the browser’s own output',
  },
  { id: 'left-open', class: 'test-defect', strength: 'excludes', when: raised('E_LEAK'), says: told, next: 'the line that opened it' },
  {
    id: 'not-stated', class: 'test-defect', strength: 'excludes',
    when: raised('E_TARGET_GRANT'),
    says: told, next: 'needs(…) of the test, as the message spells it out',
  },
  {
    id: 'run-not-looked-at', class: 'test-defect', strength: 'suggests',
    when: raised('E_UNASSERTED'),
    says: told, next: 'the line that started the run',
  },
  {
    id: 'foreign-address', class: 'test-defect', strength: 'points',
    when: ({ first }) => first.raised === 'E_TARGET_FOREIGN' && !first.where.startsWith('chat page at'),
    says: told, next: 'the path the test asked for',
  },
  {
    id: 'broke', class: 'test-defect', strength: 'points',
    when: ({ first }) => /^(?:Error: )?(?:TypeError|ReferenceError|SyntaxError|RangeError)\b/.test(first.message) || /strict mode violation/.test(first.message),
    says: message, next: 'the line that broke',
  },
  {
    id: 'report-contradicts-itself', class: 'test-defect', strength: 'points',
    when: raised('E_REPORT'),
    says: told, next: 'the reporter, or what it was given',
  },
  {
    id: 'no-user-to-be', class: 'environment', strength: 'suggests',
    when: raised('E_AUTH'),
    says: told, next: 'the source of tokens of this target (.env.example)',
  },
  {
    id: 'time-was-up', class: 'stall', strength: 'suggests',
    when: ({ first, status }) => first.raised === 'E_TIMEOUT' || status === 'timedOut',
    says: message, next: 'the last entries of timeline.txt: what was awaited?',
  },
];
