const HEADER = 'timestamp,service,provider,model,requests,input_tokens,output_tokens,cost_usd,latency_ms,errors,cache_hits';

/** What one service used of the one model there is, in one hour. Costs are chosen so that their sums are exact in binary. */
export interface Usage {
  readonly service: string;
  readonly requests: number;
  /** US dollars. */
  readonly cost: number;
}

/** Enough for every question: two services, one of them the dearer, the other the busier. */
export const USAGE: readonly Usage[] = [
  { service: 'atlas', requests: 10, cost: 1.5 }, { service: 'borealis', requests: 60, cost: 0.75 },
  { service: 'atlas', requests: 30, cost: 2.25 }, { service: 'borealis', requests: 70, cost: 0.5 },
];

/** A file as users upload it: an hour a row. */
export const csvOf = (usage: readonly Usage[]): string =>
  [
    HEADER,
    ...usage.map(({ service, requests, cost }, hour) =>
      `2026-03-01T0${hour}:00:00Z,${service},acme,large,${requests},${requests * 600},${requests * 200},${cost},100,0,0`),
  ].join('\n');

/** Requests and US dollars of a service, or of all. */
export function totalOf(usage: readonly Usage[], service?: string): { requests: number; cost: number } {
  const own = usage.filter((row) => service === undefined || row.service === service);
  return { requests: own.reduce((sum, row) => sum + row.requests, 0), cost: own.reduce((sum, row) => sum + row.cost, 0) };
}

/** As answers write money. */
export const dollars = (amount: number): string => amount.toLocaleString('en-US', { style: 'currency', currency: 'USD' });
