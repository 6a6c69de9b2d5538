import { health, liveness, readiness } from '#contracts/operations.schema';
import { PATHS } from '#contracts/paths';
import type { FastifyInstance } from 'fastify';
import type { Core } from '../core.ts';
import { route } from '../http/route.ts';
import type { Services } from '../services.ts';
import { SERVICE_NAME, versionOf } from './version.ts';

/** Whether the process lives, and whether what it depends on works: 503 with the same body when something does not. */
export function registerHealthRoutes(app: FastifyInstance, core: Core): void {
  const service = SERVICE_NAME;
  const version = versionOf(core.settings);
  const startedAt = performance.now();
  const about = ({ clock }: Services) => ({
    service, version, timestamp: new Date(clock.now()).toISOString(), environment: core.settings.PLATFORM_ENVIRONMENT,
  });

  route(app, {
    method: 'GET', path: PATHS.health, summary: 'In one word', auth: 'none', answers: { 200: health, 503: health },
    async handler({ services, reply }) {
      const { ready } = await services.dependencies.check();
      void reply.status(ready ? 200 : 503);
      return { status: ready ? 'healthy' : 'unhealthy', service, version, timestamp: services.clock.now() / 1000 };
    },
  });
  route(app, {
    method: 'GET', path: PATHS.live, summary: 'The process answers', auth: 'none', answers: { 200: liveness },
    handler: ({ services }) => ({ status: 'alive', ...about(services) }),
  });
  const answers = { 200: readiness, 503: readiness };
  for (const path of [PATHS.ready, PATHS.apiHealth]) {
    route(app, {
      method: 'GET', path, summary: 'Dependencies with their latency', auth: 'none', answers,
      async handler({ services, reply }) {
        const { ready, checks } = await services.dependencies.check();
        void reply.status(ready ? 200 : 503);
        return { status: ready ? 'ready' : 'not_ready', ...about(services), uptime_seconds: Math.round((performance.now() - startedAt) / 1000), checks };
      },
    });
  }
}
