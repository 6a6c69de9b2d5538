import { discovery, health, liveness, mcpConfig, mcpServers, mcpTools, publicConfig, readiness } from '#contracts/operations.schema';
import { PATHS } from '#contracts/paths';
import { endpoint } from './endpoint.ts';

export const operationEndpoints = {
  health: endpoint(200, health, () => ({ method: 'GET', path: PATHS.health })),
  live: endpoint(200, liveness, () => ({ method: 'GET', path: PATHS.live })),
  ready: endpoint(200, readiness, () => ({ method: 'GET', path: PATHS.ready })),
  apiHealth: endpoint(200, readiness, () => ({ method: 'GET', path: PATHS.apiHealth })),
  services: endpoint(200, discovery, () => ({ method: 'GET', path: PATHS.services })),
  publicConfig: endpoint(200, publicConfig, () => ({ method: 'GET', path: PATHS.publicConfig })),
  mcpServers: endpoint(200, mcpServers, () => ({ method: 'GET', path: PATHS.mcpServers })),
  mcpConfig: endpoint(200, mcpConfig, () => ({ method: 'GET', path: PATHS.mcpConfig })),
  mcpTools: endpoint(200, mcpTools, () => ({ method: 'GET', path: PATHS.mcpTools })),
};
