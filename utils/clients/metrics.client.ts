import { z } from 'zod';
import { agentMetrics, cacheMetrics, databaseMetrics, httpMetrics, processMetrics } from '#contracts/metrics.schema';
import { PATHS } from '#contracts/paths';
import type { Client } from './endpoint.ts';
import { createClient, endpoint } from './endpoint.ts';
import type { Scrape } from './exposition.ts';
import { readExposition } from './exposition.ts';
import type { Http } from './http.ts';

const metricEndpoints = {
  /** `GET /api/metrics/process`: CPU and memory. */
  process: endpoint(200, processMetrics, () => ({ method: 'GET', path: PATHS.processMetrics })),
  /** `GET /api/metrics/http`: requests, connections, open sockets, and the connection this very call came on. */
  http: endpoint(200, httpMetrics, () => ({ method: 'GET', path: PATHS.httpMetrics })),
  agents: endpoint(200, agentMetrics, () => ({ method: 'GET', path: PATHS.agentMetrics })),
  database: endpoint(200, databaseMetrics, () => ({ method: 'GET', path: PATHS.databaseMetrics })),
  cache: endpoint(200, cacheMetrics, () => ({ method: 'GET', path: PATHS.cacheMetrics })),
  /** `GET /metrics` as it came. */
  text: endpoint(200, z.undefined(), () => ({ method: 'GET', path: PATHS.metrics, headers: { accept: 'text/plain' } })),
};

export type MetricsClient = Omit<Client<typeof metricEndpoints>, 'text'> & {
  /** `GET /metrics`, read. A line that is not Prometheus' text format throws E_CONTRACT. */
  scrape(): Promise<Scrape>;
};

export function createMetricsClient(http: Http): MetricsClient {
  const { text: _, ...client } = createClient(http, metricEndpoints);
  const scrape = async () => {
    const answer = await client.textRaw();
    // Text is no body to a client that reads JSON; anything else is the answer of something that is no platform.
    http.check(answer, 200, z.undefined());
    return readExposition(answer.text, answer.where);
  };
  return { ...client, scrape };
}
