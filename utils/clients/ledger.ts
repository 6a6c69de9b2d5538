import type { AgentEvent } from '#contracts/event.schema';
import { isTerminal } from '#contracts/event.schema';

/** Something a test opened and has to close. */
export interface Opened {
  readonly kind: 'socket' | 'stream';
  /** `file:line` of the test's call. */
  readonly opener: string;
  isOpen(): boolean;
}
interface SeenRun {
  readonly by: Opened;
  events: number;
  terminal: boolean;
}

/**
 * What a test has to account for at its end: sockets and streams it opened, runs it saw. A run is accounted for when its
 * journey was awaited (`finished()`), when it was handed to one of our matchers, or when its stream was aborted by the test.
 */
export interface Ledger {
  opened(resource: Opened): void;
  /** An event of a run was received. */
  saw(by: Opened, runId: string, event: AgentEvent): void;
  /** A run was started by the test, at `file:line`. */
  started(by: Opened, runId: string, place: string): void;
  account(runId: string): void;
  /** Nothing seen by this one has to be accounted for; the reason is kept. */
  ignore(by: Opened, why: string): void;
  leaks(): readonly Opened[];
  /** `place`: where the run was started, or else where what it was seen on was opened. */
  unaccounted(): readonly { runId: string; place: string; kind: Opened['kind']; events: number; terminal: boolean }[];
  readonly ignored: readonly { opener: string; why: string }[];
}

export function createLedger(): Ledger {
  const resources: Opened[] = [];
  const places = new Map<string, string>();
  const runs = new Map<string, SeenRun[]>();
  const accounted = new Set<string>();
  const ignored = new Map<Opened, string>();
  const sightingOf = (by: Opened, runId: string): SeenRun => {
    const sightings = runs.get(runId) ?? [];
    if (sightings.length === 0) runs.set(runId, sightings);
    let seen = sightings.find((sighting) => sighting.by === by);
    if (!seen) sightings.push((seen = { by, events: 0, terminal: false }));
    return seen;
  };
  return {
    opened: (resource) => void resources.push(resource),
    started(by, runId, place) {
      sightingOf(by, runId);
      places.set(runId, place);
    },
    saw(by, runId, event) {
      const seen = sightingOf(by, runId);
      seen.events += 1;
      seen.terminal ||= isTerminal(event);
    },
    account: (runId) => void accounted.add(runId),
    ignore: (by, why) => void ignored.set(by, why),
    leaks: () => resources.filter((resource) => resource.isOpen()),
    unaccounted: () =>
      [...runs].flatMap(([runId, sightings]) => {
        const [first] = accounted.has(runId) ? [] : sightings.filter(({ by }) => !ignored.has(by));
        return first ? [{ runId, place: places.get(runId) ?? first.by.opener, kind: first.by.kind, events: first.events, terminal: first.terminal }] : [];
      }),
    get ignored() {
      return [...ignored].map(([{ opener }, why]) => ({ opener, why }));
    },
  };
}
