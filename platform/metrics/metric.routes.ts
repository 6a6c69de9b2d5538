import { agentMetrics, cacheMetrics, databaseMetrics, httpMetrics, processMetrics } from '#contracts/metrics.schema';
import type { MetricSample } from '#contracts/metrics.schema';
import { PATHS } from '#contracts/paths';
import type { FastifyInstance } from 'fastify';
import { Registry } from 'prom-client';
import { z } from 'zod';
import type { Core } from '../core.ts';
import { route } from '../http/route.ts';
import { connectionOf } from './connections.ts';

/** Figures of the platform, as Prometheus scrapes them and as JSON; for admins alone where they are not public. */
export function registerMetricRoutes(app: FastifyInstance, { settings }: Core): void {
  const { PLATFORM_ENVIRONMENT: environment, PLATFORM_METRICS: wanted } = settings;
  const open = (wanted ?? (environment === 'test' || environment === 'development' ? 'public' : 'admin')) === 'public';
  const auth = open ? 'none' : 'admin';

  route(app, {
    method: 'GET', path: PATHS.metrics, summary: 'Metrics in the text format of Prometheus', auth, answers: { 200: z.string() },
    async handler({ services, reply }) {
      void reply.type(Registry.PROMETHEUS_CONTENT_TYPE);
      return services.metrics.text();
    },
  });
  route(app, {
    method: 'GET', path: PATHS.processMetrics, summary: 'CPU and memory of the process', auth, answers: { 200: processMetrics },
    async handler({ services }) {
      const { one } = reading(await services.metrics.samples());
      return {
        cpu_seconds_total: one('process_cpu_seconds_total'), resident_memory_bytes: one('process_resident_memory_bytes'),
        heap_used_bytes: one('nodejs_heap_size_used_bytes'), uptime_seconds: one('process_uptime_seconds'),
      };
    },
  });
  route(app, {
    method: 'GET', path: PATHS.httpMetrics, summary: 'Requests, connections, open sockets', auth, answers: { 200: httpMetrics },
    async handler({ services, request }) {
      const { one, sum, all } = reading(await services.metrics.samples());
      const { id, requests } = connectionOf(request);
      return {
        requests_total: sum('http_requests_total'),
        requests: all('http_requests_total').map(({ labels: { method = '', route = '', status = '0' }, value }) => ({ method, route, status: Number(status), count: value })),
        duration_seconds: { count: sum('http_request_duration_seconds_count'), sum: sum('http_request_duration_seconds_sum') },
        open_sockets: one('websocket_connections_open'),
        connections: { total: one('http_connections_total'), open: one('http_connections_open') },
        connection: { id, requests },
      };
    },
  });
  route(app, {
    method: 'GET', path: PATHS.agentMetrics, summary: 'Runs that are active and those that ended', auth, answers: { 200: agentMetrics },
    async handler({ services }) {
      const { one, all } = reading(await services.metrics.samples());
      const runs = all('agent_runs_total').map(({ labels: { agent = '', status = '' }, value }) => ({ agent, status, count: value }));
      return { active_runs: one('agent_runs_active'), runs };
    },
  });
  route(app, {
    method: 'GET', path: PATHS.databaseMetrics, summary: 'Connections to the store and what they do', auth, answers: { 200: databaseMetrics },
    async handler({ services }) {
      const { one } = reading(await services.metrics.samples());
      return {
        connections: { max: one('db_connections_max'), in_use: one('db_connections_in_use'), idle: one('db_connections_idle') },
        queries_total: one('db_queries_total'),
      };
    },
  });
  route(app, {
    method: 'GET', path: PATHS.cacheMetrics, summary: 'What the cache holds and how often it helped', auth, answers: { 200: cacheMetrics },
    async handler({ services }) {
      const { one } = reading(await services.metrics.samples());
      return { entries: one('cache_entries'), hits_total: one('cache_lookups_total', 'hit'), misses_total: one('cache_lookups_total', 'miss') };
    },
  });
}

/** Samples by name. A labelled one that was never counted is not there yet: nought. */
function reading(samples: readonly MetricSample[]) {
  const all = (name: string) => samples.filter((sample) => sample.name === name);
  const sum = (name: string) => all(name).reduce((total, { value }) => total + value, 0);
  const one = (name: string, outcome?: string) => all(name).find(({ labels }) => outcome === undefined || labels['outcome'] === outcome)?.value ?? 0;
  return { all, sum, one };
}
