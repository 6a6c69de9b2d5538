import { pointTo, pointToTest } from './caller.ts';

/** Every code of the framework with the one line that says what it means; `docs/errors.md` has a section for each. */
export const ERROR_CODES = {
  E_ENV: 'a variable of the environment or of .env is wrong, missing or unknown',
  E_BROWSER: 'no usable browser for a project that needs one',
  E_PREFLIGHT: 'the target is not in a state in which tests mean anything',
  E_TARGET_UNREACHABLE: 'an address of the target does not answer',
  E_TARGET_GRANT: 'a test uses something that the target does not offer or grant, or that the test has not stated',
  E_TARGET_FOREIGN: 'a test is about to talk to an address that is not the target’s',
  E_PLATFORM_START: 'a private platform did not become ready, or ended by itself',
  E_START_REFUSAL: 'a platform with a wrong setting started, or did not say what is wrong',
  E_AUTH: 'no token could be had for a persona',
  E_CONTRACT: 'an answer, frame or event does not have the agreed shape',
  E_HTTP_STATUS: 'a strict call was answered with another status',
  E_HTTP_TRANSPORT: 'an HTTP call got no answer at all',
  E_WS_HANDSHAKE: 'a socket that should have opened was refused, or the refusal was another one',
  E_WS_CLOSED: 'a socket ended while the test was waiting, or ended another way',
  E_WS_TIMEOUT: 'what was awaited on a socket did not arrive in time',
  E_WS_ERROR: 'the platform answered a frame with an error frame',
  E_STREAM: 'a stream stopped early, stayed silent or broke its format',
  E_JOURNEY: 'the events of a run break the contract or are not those expected',
  E_PROBLEM: 'a refusal is not the problem document it should be',
  E_PAGE: 'the chat page had an error that nobody caught',
  E_LEAK: 'a test ended with a socket or stream still open',
  E_QUALITY: 'an agent’s answer is worth less than was promised',
  E_BUDGET: 'something took longer than it may, and the machine was not the cause',
  E_ISOLATION: 'a user saw something of another user, or nothing of what is theirs',
  E_REPORT: 'a report contradicts itself, and counts for nothing',
  E_POLICY: 'the gate’s policy, waivers or quarantine are not as they have to be',
  E_QUARANTINE: 'a test is in quarantine that may not be, or not any more',
  E_USAGE: 'a command was called with something it does not know',
  E_SHARD: 'tests cannot be dealt out to shards',
  E_MERGE: 'the parts of a run do not make one whole',
  E_RESUME: 'a run cannot be continued',
  E_UNASSERTED: 'a test ended with a run nobody waited for or looked at',
} as const;
export type ErrorCode = keyof typeof ERROR_CODES;

/** The four parts of every failure. */
export interface Told {
  readonly expected: string;
  readonly happened: string;
  /** Target, persona, method and URL, or event index. */
  readonly where: string;
  /** Attachment, document or command to look at; the code's section of docs/errors.md by default. */
  readonly next?: string;
}

/** Lays the four parts out, one a line, continuation lines indented. */
export function tell(code: ErrorCode, { expected, happened, where, next }: Told): string {
  const part = (name: string, text: string) => `  ${name.padEnd(9)} ${text.replaceAll('\n', '\n            ')}`;
  return [
    `${code}: ${ERROR_CODES[code]}`,
    part('expected:', expected),
    part('happened:', happened),
    part('where:', where),
    part('next:', next ?? `docs/errors.md#${code.toLowerCase()}`),
  ].join('\n');
}

/** A failure of ours: a stable code and four parts. */
export class TouchstoneError extends Error {
  override readonly name = 'TouchstoneError';
  readonly code: ErrorCode;
  readonly told: Told;
  /** @param place `file:line` to point to, where the stack leads nowhere useful */
  constructor(code: ErrorCode, told: Told, place?: string) {
    super(tell(code, told));
    this.code = code;
    this.told = told;
    if (place === undefined) pointToTest(this);
    else pointTo(this, place);
  }
}

/** Text of an unknown error, with the system's code where the message lacks it (`fetch failed` hides it in its cause). */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const parts = error instanceof AggregateError ? error.errors.map(reasonOf) : [error.message.trim()];
  const code = (error as NodeJS.ErrnoException).code;
  const inner = error.cause === undefined ? [] : [reasonOf(error.cause)];
  return [...new Set([...parts, ...(code && !error.message.includes(code) ? [code] : []), ...inner])].filter(Boolean).join(': ');
}
