import type { MetricSample } from '#contracts/metrics.schema';
import type { Core } from '../core.ts';
import type { Services } from '../services.ts';
import { entriesOf } from './answer-cache.ts';
import type { Metrics } from './ports.ts';
import type { MetricRegistry } from './registry.ts';
import { createRegistry } from './registry.ts';

/** The registry of a platform: one for each, so that platforms of one process do not count for each other. */
export const registryOf = (core: Core): MetricRegistry => core.state('metrics.registry', () => createRegistry(core, () => entriesOf(core).size));

export function createMetrics(core: Core, _services: Services): Metrics {
  const { registry, requests, durations, runs, lookups } = registryOf(core);
  return {
    request({ method, route, status, seconds }) {
      requests.inc({ method, route, status });
      durations.observe({ method, route }, seconds);
    },
    runEnded: (agent, status) => runs.inc({ agent, status }),
    cacheLookup: (outcome) => lookups.inc({ outcome }),
    text: () => registry.metrics(),
    async samples() {
      const families = await registry.getMetricsAsJSON();
      return families.flatMap((family) => family.values.map((sample): MetricSample => {
        // Histograms name each of their samples, all others go by the name of the family.
        const name: unknown = Reflect.get(sample, 'metricName') ?? family.name;
        return { name: String(name), labels: Object.fromEntries(Object.entries(sample.labels).map(([label, value]) => [label, String(value)])), value: sample.value };
      }));
    },
  };
}
