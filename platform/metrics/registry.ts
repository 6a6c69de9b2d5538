import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import { liveRuns } from '../agents/live-run.ts';
import type { Core } from '../core.ts';
import { usageOf } from '../store/usage.ts';

/** SQLite has one connection that writes, and this platform has no other. */
const CONNECTIONS = 1;

/** The counters of a platform. What can be read when somebody asks is not counted along the way. */
export function createRegistry(core: Core, cacheEntries: () => number) {
  const registry = new Registry();
  const registers = [registry];
  const usage = usageOf(core.db);
  /** A counter of something that is counted elsewhere. */
  const readCounter = (name: string, help: string, read: () => number) =>
    new Counter({ name, help, registers, collect() {
      this.reset();
      this.inc(read());
    } });
  const readGauge = (name: string, help: string, read: () => number) => new Gauge({ name, help, registers, collect() { this.set(read()); } });

  readCounter('process_cpu_seconds_total', 'CPU time of the process, user and system.', () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1e6;
  });
  readGauge('process_resident_memory_bytes', 'Memory of the process that is in RAM.', () => process.memoryUsage.rss());
  readGauge('nodejs_heap_size_used_bytes', 'Heap that is used, garbage not yet collected included.', () => process.memoryUsage().heapUsed);
  readGauge('process_uptime_seconds', 'Seconds since the process started.', () => process.uptime());
  readGauge('websocket_connections_open', 'Open sockets.', () => core.sockets.size);
  readGauge('agent_runs_active', 'Runs that are not over.', () => liveRuns(core).size);
  readGauge('cache_entries', 'Answers kept in the cache.', cacheEntries);
  readGauge('db_connections_max', 'Connections to the store.', () => CONNECTIONS);
  readGauge('db_connections_in_use', 'Connections that execute a statement.', () => usage.inUse);
  readGauge('db_connections_idle', 'Connections that wait for one.', () => CONNECTIONS - usage.inUse);
  readCounter('db_queries_total', 'Statements executed.', () => usage.queries);

  return {
    registry,
    requests: new Counter({ name: 'http_requests_total', help: 'Requests answered.', labelNames: ['method', 'route', 'status'], registers }),
    durations: new Histogram({
      name: 'http_request_duration_seconds', help: 'Time from request to answer.', labelNames: ['method', 'route'],
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10], registers,
    }),
    connections: new Counter({ name: 'http_connections_total', help: 'Connections accepted.', registers }),
    openConnections: new Gauge({ name: 'http_connections_open', help: 'Connections that are open.', registers }),
    runs: new Counter({ name: 'agent_runs_total', help: 'Runs that ended.', labelNames: ['agent', 'status'], registers }),
    lookups: new Counter({ name: 'cache_lookups_total', help: 'Questions put to the cache.', labelNames: ['outcome'], registers }),
  };
}
export type MetricRegistry = ReturnType<typeof createRegistry>;
