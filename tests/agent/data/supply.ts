import type { Supplier, TestFixtures, UsageRecord } from '#fixtures';
import { fileOf, rowsOf } from './rows.ts';
import { perMonth } from './savings.ts';
import { sumOf } from './statistics.ts';
import { cents } from './wording.ts';

/** What the users of these tests use: three hours, two services. */
export const USED = rowsOf([
  { input_tokens: 2_000_000, output_tokens: 400_000, cost_usd: 12.5 },
  { service: 'chat', input_tokens: 1_500_000, output_tokens: 900_000, cost_usd: 9.5 },
  { input_tokens: 500_000, output_tokens: 200_000, cost_usd: 4.75 },
]);

/** What a supplier would ask for some usage in 30 days, in USD to the cent. */
export function costAt(supplier: Supplier, rows: readonly UsageRecord[] = USED): number {
  const input = perMonth(sumOf(rows, 'input_tokens'), rows) * supplier.input_usd_per_million;
  const output = perMonth(sumOf(rows, 'output_tokens'), rows) * supplier.output_usd_per_million;
  return cents((input + output) / 1_000_000);
}

/** What the models in use cost in 30 days, in USD to the cent. */
export const costToday = (rows: readonly UsageRecord[] = USED): number => cents(perMonth(sumOf(rows, 'cost_usd'), rows));

/** The cheapest first. */
export const byCost = (suppliers: readonly Supplier[]): Supplier[] => suppliers.toSorted((a, b) => costAt(a) - costAt(b));

/** Uploads the usage and has the supply researcher answer a question about it over the socket. */
export async function research({ api, socket }: Pick<TestFixtures, 'api' | 'socket'>, question: string) {
  await api.datasets.upload(fileOf(USED));
  return (await socket.ask(question, { agent: 'supply_researcher' })).finished();
}
