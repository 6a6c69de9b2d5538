import { z } from 'zod';

/** One line of `/metrics`. */
export const metricSample = z.strictObject({ name: z.string(), labels: z.record(z.string(), z.string()), value: z.number() });
export type MetricSample = z.infer<typeof metricSample>;

const count = z.int().nonnegative();
const amount = z.number().nonnegative();

/** `GET /api/metrics/process`. */
export const processMetrics = z.strictObject({ cpu_seconds_total: amount, resident_memory_bytes: amount, heap_used_bytes: amount, uptime_seconds: amount });

/** `GET /api/metrics/http`. `connection` is the one this very request came on, with the requests it has carried, this one included. */
export const httpMetrics = z.strictObject({
  requests_total: count,
  requests: z.array(z.strictObject({ method: z.string(), route: z.string(), status: z.int(), count })),
  duration_seconds: z.strictObject({ count, sum: amount }),
  open_sockets: count,
  connections: z.strictObject({ total: count, open: count }),
  connection: z.strictObject({ id: z.string(), requests: z.int().positive() }),
});

/** `GET /api/metrics/agents`. */
export const agentMetrics = z.strictObject({ active_runs: count, runs: z.array(z.strictObject({ agent: z.string(), status: z.string(), count })) });

/** `GET /api/metrics/database`. */
export const databaseMetrics = z.strictObject({ connections: z.strictObject({ max: count, in_use: count, idle: count }), queries_total: count });

/** `GET /api/metrics/cache`. */
export const cacheMetrics = z.strictObject({ entries: count, hits_total: count, misses_total: count });

/** Header of answers that may come from the cache: `hit` or `miss`. */
export const CACHE_HEADER = 'x-cache';
