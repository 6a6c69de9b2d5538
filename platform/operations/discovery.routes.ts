import { discovery, publicConfig } from '#contracts/operations.schema';
import { PATHS } from '#contracts/paths';
import type { FastifyInstance } from 'fastify';
import type { Core } from '../core.ts';
import { route } from '../http/route.ts';
import { versionOf } from './version.ts';

/** Where everything is, and what anyone may know of the configuration. */
export function registerDiscoveryRoutes(app: FastifyInstance, core: Core): void {
  route(app, {
    method: 'GET', path: PATHS.services, summary: 'Addresses of the services', auth: 'none', answers: { 200: discovery },
    handler: ({ services }) => ({
      services: {
        backend: { url: core.origin, api_url: `${core.origin}/api`, ws_url: `${core.origin.replace(/^http/, 'ws')}${PATHS.socket}` },
        auth: { url: core.origin },
        frontend: { url: core.origin },
      },
      timestamp: new Date(services.clock.now()).toISOString(),
      available: true,
    }),
  });
  route(app, {
    method: 'GET', path: PATHS.publicConfig, summary: 'Public configuration', auth: 'none', answers: { 200: publicConfig },
    handler: () => ({
      environment: core.settings.PLATFORM_ENVIRONMENT, app_name: 'Netra', version: versionOf(core.settings), features: { websocket: true, multi_agent: true },
    }),
  });
}
