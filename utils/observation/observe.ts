import type { Entry, Transcript } from '../transcript/transcript.ts';
import type { Fact, ReceivedFact } from './fact.ts';
import type { Observation } from './observation.schema.ts';

type Known = Entry & { readonly fact: Fact };
type Seen = Entry & { readonly fact: ReceivedFact };

/** What one attempt of a test exchanged with the target, out of its transcript. */
export function observe({ entries, dropped }: Pick<Transcript, 'entries' | 'dropped'>): Observation {
  const known = entries.filter((entry): entry is Known => entry.fact !== undefined);
  const observed: Observation = {
    calls: [], handshakes: [], closes: [], runs: runsIn(known), sent: [], received: [], unanswered: [], dropped,
    workerPeakMb: Math.round(process.resourceUsage().maxRSS / 102.4) / 10,
  };
  const [sent, received] = [new Set<string>(), new Set<string>()];
  for (const { fact } of known) {
    if (fact.kind === 'sent') sent.add(fact.type);
    else if (fact.kind === 'received') received.add(fact.type);
    else if (fact.kind === 'unanswered') observed.unanswered.push(`${fact.request}: ${fact.reason}`);
    else if (fact.kind === 'call') observed.calls.push({ ...without(fact), ms: round(fact.ms) });
    else if (fact.kind === 'handshake') observed.handshakes.push({ ...without(fact), ms: round(fact.ms) });
    else observed.closes.push(without(fact));
  }
  return { ...observed, sent: [...sent], received: [...received] };
}

/** The kind is told by the list it stands in. */
function without<F extends Fact>({ kind: _kind, ...rest }: F): Omit<F, 'kind'> {
  return rest;
}

/** One row a run and surface; of several sockets that saw it, the one that asked for it, or else the one that saw most. */
function runsIn(known: readonly Known[]): Observation['runs'] {
  const askedAt = new Map(known.flatMap(({ at, fact }): [string, number][] => (fact.kind === 'sent' && fact.messageId !== null ? [[fact.messageId, at]] : [])));
  const sightings = new Map<string, Seen[]>();
  for (const entry of known) {
    if (!isSighting(entry)) continue;
    const key = `${entry.fact.over} ${entry.fact.runId ?? ''} ${entry.fact.connection}`;
    const sighting = sightings.get(key);
    if (sighting) sighting.push(entry);
    else sightings.set(key, [entry]);
  }
  const rows = new Map<string, Observation['runs'][number]>();
  for (const sighting of sightings.values()) {
    const [first] = sighting;
    const row = runOf(sighting, askedAt);
    if (!first || !row) continue;
    const key = `${first.fact.over} ${first.fact.runId ?? ''}`;
    const other = rows.get(key);
    if (!other || (other.firstEventMs === null && (row.firstEventMs !== null || row.events > other.events))) rows.set(key, row);
  }
  return [...rows.values()];
}

/** Acknowledgements belong to a run as well: they say what asked for it. */
const isSighting = (entry: Known): entry is Seen => entry.fact.kind === 'received' && entry.fact.runId !== null && (entry.fact.isEvent || entry.fact.type === 'ack');

function runOf(sighting: readonly Seen[], sentAt: ReadonlyMap<string, number>): Observation['runs'][number] | undefined {
  const events = sighting.filter(({ fact }) => fact.isEvent);
  const ack = sighting.find(({ fact }) => fact.type === 'ack')?.fact;
  const [first] = events;
  if (!first) return ack ? { agent: null, over: ack.over, firstEventMs: null, totalMs: null, terminal: null, events: 0 } : undefined;
  const asked = (ack?.answers == null ? undefined : sentAt.get(ack.answers)) ?? first.fact.askedAt;
  const terminal = events.find(({ fact }) => fact.isTerminal);
  const since = ({ at }: Entry) => (asked === null ? null : Math.max(0, round(at - asked)));
  return { agent: first.fact.agent, over: first.fact.over, firstEventMs: since(first), totalMs: terminal ? since(terminal) : null, terminal: terminal?.fact.type ?? null, events: events.length };
}

/** Microseconds are as much as a clock tells. */
function round(ms: number): number;
function round(ms: number | null): number | null;
function round(ms: number | null): number | null {
  return ms === null ? null : Math.round(ms * 1000) / 1000;
}
