import type { z } from 'zod';
import type { mcpRequest } from '#contracts/about.schema';
import { asyncApi, mcpAnswer, openApi, version } from '#contracts/about.schema';
import { complianceReport } from '#contracts/compliance.schema';
import { at, PATHS } from '#contracts/paths';
import { endpoint } from './endpoint.ts';

export const aboutEndpoints = {
  version: endpoint(200, version, () => ({ method: 'GET', path: PATHS.version })),
  openApi: endpoint(200, openApi, () => ({ method: 'GET', path: PATHS.openApi })),
  asyncApi: endpoint(200, asyncApi, () => ({ method: 'GET', path: PATHS.asyncApi })),
  /** A call in the Model Context Protocol. */
  mcp: endpoint(200, mcpAnswer, (request: z.input<typeof mcpRequest>) => ({ method: 'POST', path: PATHS.mcp, json: request })),
};

export const complianceEndpoints = {
  /** For admins: a report about one user, or about everybody. */
  create: endpoint(201, complianceReport, (userId?: string) => ({ method: 'POST', path: PATHS.complianceReports, json: { user_id: userId } })),
  /** For admins: a report as it was written. */
  get: endpoint(200, complianceReport, (id: string) => ({ method: 'GET', path: at(PATHS.complianceReport, { id }) })),
};
