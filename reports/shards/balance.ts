import type { Journal } from '../journal/journal.schema.ts';
import { balanceOf } from './distribute.ts';
import type { Plan } from './plan.schema.ts';

export interface RealisedBalance {
  /** Mean by maximum of how long the shards took, from start to end. */
  readonly balance: number;
  readonly shards: readonly { readonly shard: number; readonly ms: number }[];
}

/** How long each shard really took; undefined where nobody knows, because one of them was killed and took another day to be resumed. */
export function realisedBalance(journals: readonly Journal[]): RealisedBalance | undefined {
  const shards = journals.flatMap(({ begin, end }) => (begin.scope.shard && end ? [{ shard: begin.scope.shard.current, ms: end.durationMs }] : []));
  if (shards.length < 2 || shards.length !== journals.length) return undefined;
  return { balance: Math.floor(balanceOf(shards) * 1000) / 1000, shards: shards.sort((a, b) => a.shard - b.shard) };
}

/** Planned and realised balance, one line each. */
export function describeBalance(plan: Plan | undefined, realised: RealisedBalance | undefined): string {
  const planned = plan ? `${plan.balance} (${plan.shards.map(({ seconds }) => `${seconds} s`).join(', ')}; ${plan.estimated} of ${plan.tests} durations estimated)` : 'unknown, there is no plan';
  const happened = realised ? `${realised.balance} (${realised.shards.map(({ ms }) => `${(ms / 1000).toFixed(1)} s`).join(', ')})` : 'unknown, a shard did not run in one go';
  return `Balance of shards: planned  ${planned}\n                   realised ${happened}`;
}

