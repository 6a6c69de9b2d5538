import type { UsageRecord } from '#fixtures';
import { groupsOf, totalsOf } from './statistics.ts';

/** The coming days as one whole week foretells them: each is its weekday once more, as growth is unknown from a single week. Cost in USD to the cent. */
export function forecastOf(rows: readonly UsageRecord[], days: number): { readonly requests: number; readonly cost: number } {
  const daily = groupsOf(rows, (row) => row.timestamp.slice(0, 10));
  const { requests, cost } = totalsOf(Array.from({ length: days }, (_, day) => daily[day % daily.length] ?? []).flat());
  return { requests, cost };
}
