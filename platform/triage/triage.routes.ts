import { PATHS } from '#contracts/paths';
import { triageDecision } from '#contracts/triage.schema';
import type { FastifyInstance } from 'fastify';
import { route } from '../http/route.ts';

export function registerTriageRoutes(app: FastifyInstance): void {
  route(app, {
    method: 'GET',
    path: PATHS.runTriage,
    summary: 'How the request of a run was classified, and who worked on it after that',
    auth: 'user',
    answers: { 200: triageDecision },
    handler: ({ services, principal, params }) => services.triage.decision(principal.userId, params['id'] ?? ''),
  });
}
