import type { Core } from '../core.ts';
import type { Services } from '../services.ts';
import type { Diagnosis } from './ports.ts';

/** The state of the platform at this moment: nothing here is remembered from before. */
export function createDiagnosis(core: Core, services: Services): Diagnosis {
  return {
    async run() {
      const { ready, checks } = await services.dependencies.check();
      return {
        status: ready ? 'healthy' : 'unhealthy',
        checked_at: new Date(services.clock.now()).toISOString(),
        dependencies: Object.entries(checks).map(([name, { response_time_ms: latency, ...check }]) => ({ name, ...check, latency_ms: latency })),
        process: { uptime_seconds: Math.round(process.uptime()), memory_bytes: process.memoryUsage.rss(), node: process.version, open_sockets: core.sockets.size },
      };
    },
  };
}
