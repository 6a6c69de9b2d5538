import { z } from 'zod';
import type { Entry, Transcript } from '../transcript/transcript.ts';

/** What one test exchanged with the platform, without contents: enough to tell which parts of the contract it looked at. */
export const trace = z.object({
  calls: z.array(z.object({ method: z.string(), path: z.string(), party: z.enum(['user', 'anonymous']), status: z.int() })),
  /** Types of frames that were sent. */
  sent: z.array(z.string()),
  /** Types of frames and events that were received, on sockets and streams. */
  received: z.array(z.string()),
  /** `1008 session_revoked`. */
  closes: z.array(z.string()),
});
export type Trace = z.output<typeof trace>;

/** One line of the file that collects the traces of a run. */
export const traceLine = z.object({ project: z.string(), title: z.string(), trace });
export type TraceLine = z.output<typeof traceLine>;

/** Reads a trace out of what crossed the wire in a test. Calls of the browser are those of whoever is signed in there. */
export function traceOf({ entries }: Pick<Transcript, 'entries'>): Trace {
  const frames = entries.filter(({ channel }) => channel === 'ws' || channel === 'sse' || channel === 'browser');
  return {
    calls: unique(entries.flatMap(callOf)),
    sent: unique(frames.flatMap(({ direction, label }) => (direction === 'out' ? (typeIn(label) ?? []) : []))),
    received: unique(frames.flatMap(({ direction, label }) => (direction === 'in' ? (typeIn(label) ?? []) : []))),
    closes: unique(entries.flatMap(({ label }) => /^closed (\d{4}.*)$/.exec(label)?.[1] ?? [])),
  };
}

function callOf({ direction, label, who }: Entry): Trace['calls'] {
  const [, status, method, path] = /^(\d{3}) (?:in [\d.]+ ms )?\((\w+) ([^)]+)\)$/.exec(label) ?? [];
  if (direction !== 'in' || status === undefined || method === undefined || path === undefined) return [];
  return [{ method, path, party: who === 'anonymous' ? 'anonymous' : 'user', status: Number(status) }];
}

/** `frame user_message`, `agent_started #4 …`, `user_message m-1`. */
const typeIn = (label: string): string | undefined => /^(?:frame )?([a-z]+(?:_[a-z]+)*)\b/.exec(label)?.[1];

const unique = <T>(items: readonly T[]): T[] => [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
