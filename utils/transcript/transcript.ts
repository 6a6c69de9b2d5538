import type { Fact } from '../observation/fact.ts';
import { excerpt, redact, redactHeaders } from './redact.ts';

export type Channel = 'http' | 'sse' | 'ws' | 'browser' | 'process';

/** One thing that crossed the wire, or a note about it. Redacted before it gets here. */
export interface Entry {
  /** Milliseconds since the epoch, on one clock for the whole test. */
  readonly at: number;
  readonly channel: Channel;
  readonly direction: 'out' | 'in' | 'note';
  /** Who it belongs to: `user 1`, `anonymous`. */
  readonly who: string;
  /** One line: `POST /api/threads`, `201 in 3 ms`, `agent_started #4`. */
  readonly label: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Beginning of the body or frame. */
  readonly detail?: string;
  /** Run the entry belongs to, for the timeline's lanes. */
  readonly runId?: string;
  /** What the client knows of it beyond the label, for observations. */
  readonly fact?: Fact | undefined;
}
export interface EntryInput extends Omit<Entry, 'at' | 'headers'> {
  readonly at?: number;
  readonly headers?: Iterable<readonly [string, string]>;
}

/** Everything that crossed the wire in one test, in order. */
export interface Transcript {
  /** When the test began, on the clock of `at`. */
  readonly startedAt: number;
  readonly entries: readonly Entry[];
  /** How many entries were not kept because there were too many. */
  readonly dropped: number;
  add(entry: EntryInput): void;
}

const KEPT = 5000;
const DETAIL = 2000;

/** Wall-clock time with the resolution of the monotonic clock. */
export const now = (): number => performance.timeOrigin + performance.now();

export function createTranscript(): Transcript {
  const entries: Entry[] = [];
  let dropped = 0;
  return {
    startedAt: now(),
    entries,
    get dropped() {
      return dropped;
    },
    add({ at, headers, detail, label, fact, ...rest }) {
      if (entries.length >= KEPT) {
        dropped += 1;
        return;
      }
      entries.push({
        at: at ?? now(),
        ...rest,
        label: excerpt(label, 300),
        ...(headers ? { headers: redactHeaders(headers) } : {}),
        ...(detail ? { detail: excerpt(detail, DETAIL) } : {}),
        ...(fact ? { fact: redactFact(fact) } : {}),
      });
    },
  };
}

/** Facts of frames are names and ids alone, and many. */
function redactFact(fact: Fact): Fact {
  if (fact.kind === 'sent' || fact.kind === 'received') return fact;
  const text = JSON.stringify(fact);
  const clean = redact(text);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- redaction changes texts inside of strings and nothing else
  return clean === text ? fact : (JSON.parse(clean) as Fact);
}
