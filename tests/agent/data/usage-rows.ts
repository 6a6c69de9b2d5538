/** One hour of one service, of one model. */
export interface UsageRow {
  readonly service: string;
  readonly requests: number;
  readonly cost: number;
  /** 100 by default. */
  readonly latency?: number;
  /** Hours since the first of March; its place in the list by default. */
  readonly hour?: number;
}

const HEADER = 'timestamp,service,provider,model,requests,input_tokens,output_tokens,cost_usd,latency_ms,errors,cache_hits';
const START = Date.parse('2026-03-01T00:00:00Z');
const HOUR_MS = 3_600_000;

/** A CSV as people upload it: 1000 tokens in and 500 out an hour, no errors, no cache hits. */
export const usageCsv = (rows: readonly UsageRow[]): string =>
  [HEADER, ...rows.map(({ service, requests, cost, latency = 100, hour }, index) => `${new Date(START + (hour ?? index) * HOUR_MS).toISOString()},${service},acme,large,${requests},1000,500,${cost},${latency},0,0`)].join('\n');

/** Enough for a full analysis: a week and an hour. */
export const weekOf = (service: string, cost: (hour: number) => number): UsageRow[] =>
  Array.from({ length: 169 }, (_, hour) => ({ service, requests: 10, cost: cost(hour), latency: 100 + hour }));

export const sumOf = (rows: readonly UsageRow[], what: 'requests' | 'cost'): number => rows.reduce((sum, row) => sum + row[what], 0);
/** As answers write it. */
export const usd = (amount: number): string => `$${amount.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`;
