import type { UsageRecord } from '#fixtures';
import { fileOf, hourAt } from './rows.ts';

/** One service on one model, as it is used in an ordinary hour. */
export interface Workload {
  readonly service: string;
  readonly provider: string;
  readonly model: string;
  readonly requests: number;
  /** Of one request, input and output together. */
  readonly tokens: number;
  readonly usdPerMillionTokens: number;
  readonly latencyMs: number;
  /** Shares of the requests. */
  readonly errors: number;
  readonly hits: number;
}

/** One thing to save in each of the first three: small requests on a dear model, a cache that is hardly used, many failures. In the last there is nothing. */
export const WORKLOADS: readonly Workload[] = [
  { service: 'tickets', provider: 'acme', model: 'huge', requests: 400, tokens: 300, usdPerMillionTokens: 40, latencyMs: 1500, errors: 0.005, hits: 0.4 },
  { service: 'search', provider: 'acme', model: 'middle', requests: 900, tokens: 2000, usdPerMillionTokens: 2, latencyMs: 600, errors: 0.01, hits: 0.1 },
  { service: 'letters', provider: 'bolt', model: 'writer', requests: 100, tokens: 6000, usdPerMillionTokens: 6, latencyMs: 4000, errors: 0.1, hits: 0.35 },
  { service: 'talk', provider: 'bolt', model: 'little', requests: 500, tokens: 800, usdPerMillionTokens: 0.5, latencyMs: 300, errors: 0.002, hits: 0.5 },
];
export const WEEK_HOURS = 7 * 24;

/** Usage hour by hour. Requests and latencies swing, each at its own pace, so that hours differ and sums are not round. */
export function usageOf(workloads: readonly Workload[], hours: number): UsageRecord[] {
  return Array.from({ length: hours }, (_, hour) => hour).flatMap((hour) =>
    workloads.map((one, index): UsageRecord => {
      const requests = Math.round(one.requests * (1 + ((hour * 7 + index * 3) % 11) / 20));
      const tokens = requests * one.tokens + ((hour * 13) % 17);
      const output = Math.floor(tokens / 5);
      return {
        timestamp: hourAt(hour),
        service: one.service, provider: one.provider, model: one.model,
        requests, input_tokens: tokens - output, output_tokens: output,
        cost_usd: Math.round(tokens * one.usdPerMillionTokens) / 1e6,
        latency_ms: one.latencyMs + ((hour * 37 + index * 11) % 101),
        errors: Math.round(requests * one.errors), cache_hits: Math.round(requests * one.hits),
      };
    }),
  );
}

/** A week of all workloads: what triage calls sufficient. */
export const A_WEEK = usageOf(WORKLOADS, WEEK_HOURS);
/** Five hours of all workloads: partial. */
export const FIVE_HOURS = usageOf(WORKLOADS, 5);

export const WEEK_FILE = fileOf(A_WEEK, 'week.csv');
export const FIVE_HOURS_FILE = fileOf(FIVE_HOURS, 'five-hours.csv');
