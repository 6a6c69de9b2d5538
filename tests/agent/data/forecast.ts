import type { UsageRecord } from '#fixtures';

/** The coming days as one whole week foretells them: each is its weekday once more, as growth is unknown from a single week. Money in millionths, as whole numbers. */
export function forecastOf(rows: readonly UsageRecord[], days: number) {
  const dates = [...new Set(rows.map((row) => row.timestamp.slice(0, 10)))];
  const daily = dates.map((date) => rows.filter((row) => row.timestamp.startsWith(date)));
  const coming = Array.from({ length: days }, (_, day) => daily[day % daily.length] ?? []).flat();
  return {
    requests: coming.reduce((sum, row) => sum + row.requests, 0),
    cost: Math.round(coming.reduce((sum, row) => sum + Math.round(row.cost_usd * 1e6), 0) / 1e4) / 100,
  };
}
