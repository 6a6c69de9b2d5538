import type { FastifyInstance } from 'fastify';
import type { Core } from '../core.ts';
import { registerDiscoveryRoutes } from './discovery.routes.ts';
import { registerHealthRoutes } from './health.routes.ts';
import { registerMcpRoutes } from './mcp.routes.ts';
import { registerMetricRoutes } from '../metrics/metric.routes.ts';

/** What operators and other programs ask a platform about itself. */
export function registerOperationRoutes(app: FastifyInstance, core: Core): void {
  registerHealthRoutes(app, core);
  registerDiscoveryRoutes(app, core);
  registerMcpRoutes(app, core);
  registerMetricRoutes(app, core);
}
