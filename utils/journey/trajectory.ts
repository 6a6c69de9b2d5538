import { isDeepStrictEqual } from 'node:util';
import { memberOf } from '../clients/frame.parse.ts';
import type { ToolCall } from './journey.types.ts';

/**
 * How a run's tool calls are held against those wanted, in the words of agent evaluation:
 * `exact` these in this order and no others; `in-order` these in this order, others between them do no harm;
 * `any-order` these and no others, in any order; `superset` at least these, in any order.
 */
export type TrajectoryMatch = 'exact' | 'in-order' | 'any-order' | 'superset';

/** A tool call by name, or by what an object names of it. `args` must be exactly these, `argsWith` must be among them. */
export type ToolWanted = string | (Partial<Pick<ToolCall, 'name' | 'agent' | 'success' | 'args'>> & { readonly argsWith?: Readonly<Record<string, unknown>> });

/** What is wrong with the calls; empty when they are as wanted. */
export function trajectoryMistakes(calls: readonly ToolCall[], wanted: readonly ToolWanted[], match: TrajectoryMatch): string[] {
  const closed = match === 'exact' || match === 'any-order';
  const count = closed && calls.length !== wanted.length ? [`there were ${calls.length} calls, not ${wanted.length}`] : [];
  const ordered = match === 'exact' || match === 'in-order';
  return [...count, ...(ordered ? mistakesInOrder(calls, wanted, match === 'exact') : mistakesInAnyOrder(calls, wanted))];
}

function mistakesInOrder(calls: readonly ToolCall[], wanted: readonly ToolWanted[], adjacent: boolean): string[] {
  let from = 0;
  return wanted.flatMap((want, index) => {
    if (adjacent) return fits(calls[index], want) ? [] : [`call ${index + 1} is ${describeCall(calls[index])}, not ${describeWish(want)}`];
    const found = calls.findIndex((call, at) => at >= from && fits(call, want));
    if (found < 0) return [`there is no ${describeWish(want)} after the first ${from} call(s)`];
    from = found + 1;
    return [];
  });
}

/** Each wish gets a call of its own; a wish that fits many calls makes way for one that fits few. */
function mistakesInAnyOrder(calls: readonly ToolCall[], wanted: readonly ToolWanted[]): string[] {
  const ownerOf = new Map<number, number>();
  const settle = (wish: number, asked: Set<number>): boolean =>
    calls.some((call, at) => {
      if (asked.has(at) || !fits(call, wanted[wish] ?? '')) return false;
      asked.add(at);
      const owner = ownerOf.get(at);
      if (owner !== undefined && !settle(owner, asked)) return false;
      ownerOf.set(at, wish);
      return true;
    });
  return wanted.flatMap((want, index) => (settle(index, new Set()) ? [] : [`no call is left for ${describeWish(want)}`]));
}

function fits(call: ToolCall | undefined, wanted: ToolWanted): boolean {
  if (call === undefined) return false;
  if (typeof wanted === 'string') return call.name === wanted;
  const { argsWith, ...exact } = wanted;
  return Object.entries(exact).every(([key, value]) => isDeepStrictEqual(memberOf(call, key), value)) && (argsWith === undefined || contains(call.args, argsWith));
}

/** Every member named is there and equal, at any depth; lists must be equal as a whole. */
function contains(actual: unknown, wanted: unknown): boolean {
  if (wanted === null || typeof wanted !== 'object' || Array.isArray(wanted)) return isDeepStrictEqual(actual, wanted);
  return actual !== null && typeof actual === 'object' && Object.entries(wanted).every(([key, value]) => contains(memberOf(actual, key), value));
}

/** A call in a few words, for messages. */
export const describeCall = (call: ToolCall | undefined): string =>
  call ? `${call.name} by ${call.agent} (${call.success === undefined ? 'no result' : call.success ? 'ok' : 'failed'}) with ${JSON.stringify(call.args)}` : 'missing';
export const describeWish = (wanted: ToolWanted): string => (typeof wanted === 'string' ? wanted : JSON.stringify(wanted));
