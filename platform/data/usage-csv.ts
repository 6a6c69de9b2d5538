import type { UsageRecord } from '#contracts/tool.schema';
import { createRandom } from './random.ts';

/** One service on one model: its size at the busiest hour, its prices in USD per million tokens, and its rates. */
interface Stream {
  readonly service: string;
  readonly provider: string;
  readonly model: string;
  readonly requests: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly inputPrice: number;
  readonly outputPrice: number;
  readonly latencyMs: number;
  readonly errorRate: number;
  readonly cacheHitRate: number;
}

const SEED = 20_260_105;
const START = Date.UTC(2026, 0, 5);
const DAYS = 14;
const HOUR_MS = 3_600_000;

/** ticket-classifier pays a large model for tiny requests, doc-search hardly uses its cache, gemini on report-writer fails often. */
const STREAMS: readonly Stream[] = [
  {
    service: 'support-chat',
    provider: 'openai',
    model: 'gpt-4o',
    requests: 960,
    inputTokens: 900,
    outputTokens: 260,
    inputPrice: 2.5,
    outputPrice: 10,
    latencyMs: 900,
    errorRate: 0.004,
    cacheHitRate: 0.35,
  },
  {
    service: 'support-chat',
    provider: 'openai',
    model: 'gpt-4o-mini',
    requests: 640,
    inputTokens: 700,
    outputTokens: 180,
    inputPrice: 0.15,
    outputPrice: 0.6,
    latencyMs: 520,
    errorRate: 0.003,
    cacheHitRate: 0.36,
  },
  {
    service: 'doc-search',
    provider: 'anthropic',
    model: 'claude-3-5-haiku',
    requests: 1680,
    inputTokens: 2400,
    outputTokens: 220,
    inputPrice: 0.8,
    outputPrice: 4,
    latencyMs: 640,
    errorRate: 0.005,
    cacheHitRate: 0.06,
  },
  {
    service: 'ticket-classifier',
    provider: 'anthropic',
    model: 'claude-3-opus',
    requests: 1200,
    inputTokens: 180,
    outputTokens: 12,
    inputPrice: 15,
    outputPrice: 75,
    latencyMs: 1400,
    errorRate: 0.006,
    cacheHitRate: 0.31,
  },
  {
    service: 'report-writer',
    provider: 'anthropic',
    model: 'claude-3-5-sonnet',
    requests: 144,
    inputTokens: 6200,
    outputTokens: 1500,
    inputPrice: 3,
    outputPrice: 15,
    latencyMs: 5200,
    errorRate: 0.008,
    cacheHitRate: 0.34,
  },
  {
    service: 'report-writer',
    provider: 'google',
    model: 'gemini-1.5-pro',
    requests: 88,
    inputTokens: 5800,
    outputTokens: 1400,
    inputPrice: 1.25,
    outputPrice: 5,
    latencyMs: 4300,
    errorRate: 0.06,
    cacheHitRate: 0.33,
  },
];

/** Share of the busiest hour's requests, by hour of the day. */
const HOURS = [
  0.3, 0.28, 0.26, 0.26, 0.28, 0.34, 0.45, 0.6, 0.78, 0.9, 0.97, 1, 0.96, 0.95, 0.99, 1, 0.96, 0.88, 0.74, 0.62, 0.54, 0.46, 0.4, 0.34,
];

/** What went wrong on purpose, by model, day and hour: slower answers, a burst of requests, a burst of errors. */
const INCIDENTS: readonly { model: string; day: number; hour: number; latency?: number; requests?: number; errorRate?: number }[] = [
  { model: 'gpt-4o', day: 4, hour: 14, latency: 6 },
  { model: 'claude-3-5-haiku', day: 9, hour: 11, requests: 5 },
  { model: 'gemini-1.5-pro', day: 11, hour: 10, errorRate: 0.5 },
];

/** The shipped data set: the same rows each time, hour by hour. */
export function generateUsage(): UsageRecord[] {
  const random = createRandom(SEED);
  const around = (value: number, spread: number) => value * (1 - spread + 2 * spread * random());
  return Array.from({ length: DAYS * 24 }, (_, index) => index).flatMap((index) => {
    const day = Math.floor(index / 24);
    const hour = index % 24;
    const load = (HOURS[hour] ?? 1) * (day % 7 >= 5 ? 0.55 : 1) * (1 + day / 100);
    return STREAMS.map((stream): UsageRecord => {
      const incident = INCIDENTS.find((one) => one.model === stream.model && one.day === day && one.hour === hour);
      const requests = Math.round(around(stream.requests * load, 0.06) * (incident?.requests ?? 1));
      const inputTokens = Math.round(requests * around(stream.inputTokens, 0.05));
      const outputTokens = Math.round(requests * around(stream.outputTokens, 0.05));
      return {
        timestamp: new Date(START + index * HOUR_MS).toISOString().replace('.000Z', 'Z'),
        service: stream.service,
        provider: stream.provider,
        model: stream.model,
        requests,
        input_tokens: inputTokens,
        output_tokens: outputTokens,
        cost_usd: Math.round(inputTokens * stream.inputPrice + outputTokens * stream.outputPrice) / 1e6,
        latency_ms: Math.round(around(stream.latencyMs, 0.08) * (incident?.latency ?? 1)),
        errors: Math.round(requests * (incident?.errorRate ?? around(stream.errorRate, 0.3))),
        cache_hits: Math.round(requests * around(stream.cacheHitRate, 0.1)),
      };
    });
  });
}

/** Rows as CSV with a header; none of the values needs quoting. */
export function toCsv(records: readonly UsageRecord[]): string {
  const columns = Object.keys(records[0] ?? {}).join(',');
  return `${[columns, ...records.map((record) => Object.values(record).join(','))].join('\n')}\n`;
}
