import { makespan, type Unit } from './makespan.ts';

/** A balance of which nothing more is worth having. */
const GOOD_ENOUGH = 0.98;
/** Bounds the search, so that a plan of a thousand tests takes a fraction of a second. */
const LONGEST_SEARCH = 300;
/** Moves and exchanges that are tried in each step: those that come nearest to what is missing. */
const TRIED = 12;

/** One shard while the plan is made: places of its units in the suite, in order, and how long it takes. */
interface Load {
  units: readonly number[];
  ms: number;
}
/** One step of the search: what the slowest shard gives to another one, and what it takes for it. */
interface Exchange {
  readonly gives: number;
  readonly takes: number | undefined;
  readonly shifts: number;
}

/**
 * Deals units out to shards. They are first laid end to end in the order of the suite and cut into equal lengths: so a shard has few
 * projects, and few files. Then the slowest gives units to others, or exchanges some, as long as that makes the plan shorter. The same
 * units give the same plan on every machine.
 */
export function distribute(units: readonly Unit[], { shards, workers }: { readonly shards: number; readonly workers: number }): { units: readonly number[]; ms: number }[] {
  const span = (places: readonly number[]) => makespan(places.flatMap((place) => units[place] ?? []), workers);
  const work = units.map((unit) => unit.jobs.reduce((sum, job) => sum + job.ms, 0));
  const loads = cut(work, shards).map((places): Load => ({ units: places, ms: span(places) }));
  const bench: Bench = { work, workers, span, workerOf: units.map((unit) => unit.jobs[0]?.worker ?? '') };
  for (let step = 0; step < LONGEST_SEARCH && balanceOf(loads) < GOOD_ENOUGH; step++) {
    // A shard that gets tests of a project it has not yet is the last resort.
    if (!improve(loads, bench, 'same projects') && !improve(loads, bench, 'any project')) break;
  }
  return loads;
}

/** What is known of the units while they are dealt out, by their places. */
interface Bench {
  readonly work: readonly number[];
  readonly workerOf: readonly string[];
  readonly workers: number;
  readonly span: (places: readonly number[]) => number;
}

/** Mean by maximum: 1 when all take equally long. */
export function balanceOf(loads: readonly { readonly ms: number }[]): number {
  const longest = Math.max(...loads.map(({ ms }) => ms));
  return longest === 0 ? 1 : loads.reduce((sum, { ms }) => sum + ms, 0) / loads.length / longest;
}

function cut(work: readonly number[], shards: number): number[][] {
  const pieces = Array.from({ length: shards }, (): number[] => []);
  // A test without a duration still is one: else a suite of which nothing is known would all lie in the first shard.
  const share = work.reduce((sum, ms) => sum + ms + 1, 0) / shards;
  let before = 0;
  for (const [place, ms] of work.entries()) {
    pieces[Math.min(shards - 1, Math.floor((before + (ms + 1) / 2) / share))]?.push(place);
    before += ms + 1;
  }
  return pieces;
}

/** Makes the slowest shard faster without making another one as slow; false when nothing does. */
function improve(loads: Load[], bench: Bench, among: 'same projects' | 'any project'): boolean {
  const { workers, span } = bench;
  const slowest = loads.reduce((a, b) => (b.ms > a.ms ? b : a));
  const others = loads.filter((load) => load !== slowest).sort((a, b) => a.ms - b.ms);
  for (const to of others) {
    const candidates = exchanges(slowest, to, bench, { missing: ((slowest.ms - to.ms) / 2) * workers, among });
    const tried = candidates.map(({ gives, takes }) => {
      const from = sorted([...slowest.units.filter((place) => place !== gives), ...(takes === undefined ? [] : [takes])]);
      const into = sorted([...to.units.filter((place) => place !== takes), gives]);
      return { from: { units: from, ms: span(from) }, into: { units: into, ms: span(into) } };
    });
    const best = tried.sort((a, b) => Math.max(a.from.ms, a.into.ms) - Math.max(b.from.ms, b.into.ms))[0];
    if (!best || Math.max(best.from.ms, best.into.ms) >= slowest.ms) continue;
    Object.assign(slowest, best.from);
    Object.assign(to, best.into);
    return true;
  }
  return false;
}

/** Moves and exchanges that shift about as much work as is missing, nearest first. */
function exchanges(from: Load, to: Load, { work, workerOf }: Bench, { missing, among }: { readonly missing: number; readonly among: 'same projects' | 'any project' }): Exchange[] {
  const fitting = (units: readonly number[], into: Load) => {
    const there = new Set(into.units.map((place) => workerOf[place]));
    return among === 'any project' ? units : units.filter((place) => there.has(workerOf[place]));
  };
  const all: Exchange[] = [];
  const returned = fitting(to.units, from);
  for (const gives of fitting(from.units, to)) {
    const ms = work[gives] ?? 0;
    all.push({ gives, takes: undefined, shifts: ms });
    if (ms <= missing) continue;
    // Too much alone: with something smaller in return.
    for (const takes of returned) if ((work[takes] ?? 0) < ms) all.push({ gives, takes, shifts: ms - (work[takes] ?? 0) });
  }
  const distance = ({ shifts }: Exchange) => Math.abs(shifts - missing);
  return all.filter(({ shifts }) => shifts > 0).sort((a, b) => distance(a) - distance(b) || a.gives - b.gives || (a.takes ?? -1) - (b.takes ?? -1)).slice(0, TRIED);
}

const sorted = (places: readonly number[]) => [...places].sort((a, b) => a - b);
