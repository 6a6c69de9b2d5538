import type { FastifyInstance } from 'fastify';
import type { Core } from '../core.ts';
import { registerDiscoveryRoutes } from './discovery.routes.ts';
import { registerHealthRoutes } from './health.routes.ts';
import { registerMcpRoutes } from './mcp.routes.ts';
import { registerMetricRoutes } from '../metrics/metric.routes.ts';
import { registerComplianceRoutes } from '../compliance/compliance.routes.ts';
import { registerDocumentRoutes } from '../documents/document.routes.ts';
import { registerFeatureRoutes } from '../features/feature.routes.ts';
import { registerOutageRoutes } from '../observability/outage.routes.ts';
import { registerObservabilityRoutes } from '../observability/observability.routes.ts';

/** What operators and other programs ask a platform about itself. */
export function registerOperationRoutes(app: FastifyInstance, core: Core): void {
  registerHealthRoutes(app, core);
  registerDiscoveryRoutes(app, core);
  registerMcpRoutes(app, core);
  registerMetricRoutes(app, core);

  registerObservabilityRoutes(app);
  registerOutageRoutes(app);
  registerFeatureRoutes(app);
  registerComplianceRoutes(app);
  registerDocumentRoutes(app);
}
