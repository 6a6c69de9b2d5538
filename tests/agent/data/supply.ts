import type { Supplier, TestFixtures, UsageRecord } from '#fixtures';
import { cents, csvOf, rowsOf, total } from './ledger.ts';

/** What the users of these tests use: three hours, two services. */
export const USED = rowsOf([
  { input_tokens: 2_000_000, output_tokens: 400_000, cost_usd: 12.5 },
  { service: 'chat', input_tokens: 1_500_000, output_tokens: 900_000, cost_usd: 9.5 },
  { input_tokens: 500_000, output_tokens: 200_000, cost_usd: 4.75 },
]);

const DAYS = 30;
/** What was seen within so many hours, in a month of 30 days. */
const monthly = (amount: number, hours: number) => (amount * DAYS * 24) / hours;

/** An oracle of its own for what a supplier would ask for some usage in 30 days, in USD. `hours`: from the first to the last of the usage. */
export function costAt(supplier: Supplier, rows: readonly UsageRecord[] = USED, hours: number = rows.length): number {
  const input = monthly(total(rows, 'input_tokens'), hours) * supplier.input_usd_per_million;
  const output = monthly(total(rows, 'output_tokens'), hours) * supplier.output_usd_per_million;
  return cents((input + output) / 1_000_000);
}
export const costToday = (rows: readonly UsageRecord[] = USED, hours: number = rows.length): number => cents(monthly(total(rows, 'cost_usd'), hours));

/** The cheapest first. */
export const byCost = (suppliers: readonly Supplier[]): Supplier[] => suppliers.toSorted((a, b) => costAt(a) - costAt(b));

/** Uploads the usage and has the supply researcher answer a question about it over the socket. */
export async function research({ api, socket }: Pick<TestFixtures, 'api' | 'socket'>, question: string) {
  await api.datasets.upload({ name: 'march.csv', content: csvOf(USED) });
  return (await socket.ask(question, { agent: 'supply_researcher' })).finished();
}
