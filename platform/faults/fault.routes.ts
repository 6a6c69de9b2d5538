import { controlFaults, controlLogsQuery, controlReach } from '#contracts/control.schema';
import { PATHS } from '#contracts/paths';
import type { FastifyInstance } from 'fastify';
import type { Core } from '../core.ts';
import { route } from '../http/route.ts';
import { FAULTS } from './index.ts';
import { reachOf } from './variations.ts';

/** What an assay asks the platform: which faults there are, and what a test reached. Behind the key of the control plane. */
export function registerFaultRoutes(app: FastifyInstance, core: Core): void {
  route(app, {
    method: 'GET', path: PATHS.controlFaults, summary: 'Every fault', auth: 'none', answers: { 200: controlFaults },
    handler: () => ({
      faults: FAULTS.map(({ id, sentence, parts, silent, noticedBy }) => ({
        id, family: id.split('/')[0], sentence, parts, silent: silent ?? false, noticed_by: noticedBy.map(({ by, says }) => ({ by, says: says?.source ?? null })),
      })),
    }),
  });
  route(app, {
    method: 'GET', path: PATHS.controlReach, summary: 'Parts that one trace reached', auth: 'none', query: controlLogsQuery, answers: { 200: controlReach },
    handler: ({ query }) => ({ trace_id: query.trace_id, parts: reachOf(core, query.trace_id) }),
  });
}
