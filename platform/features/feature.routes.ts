import {
  analyticsAccepted, analyticsInput, analyticsList, analyticsQuery, assignment, assignmentInput, assignments, experiment, experimentInput, flag, flagInput, flagValues, threadDigest,
} from '#contracts/feature.schema';
import { PATHS } from '#contracts/paths';
import type { FastifyInstance } from 'fastify';
import { headerOf } from '../http/context.ts';
import { route } from '../http/route.ts';
import { parseInput } from '../problem.ts';

const key = experiment.shape.key;

/** Flags and the feature behind one, experiments, analytics. */
export function registerFeatureRoutes(app: FastifyInstance): void {
  route(app, {
    method: 'GET', path: PATHS.flags, summary: 'What is switched on for the caller', auth: 'user', answers: { 200: flagValues },
    handler: ({ services, principal }) => ({ flags: services.flags.ofUser(principal.userId) }),
  });
  route(app, {
    method: 'GET', path: PATHS.flag, summary: 'A flag with its exceptions; admins only', auth: 'admin', answers: { 200: flag },
    handler: ({ services, params }) => services.flags.get(params['key'] ?? ''),
  });
  route(app, {
    method: 'PUT', path: PATHS.flag, summary: 'Switches a flag for everybody without an exception; admins only', auth: 'admin', body: flagInput, answers: { 200: flag },
    handler: ({ services, params, body }) => services.flags.set(params['key'] ?? '', body.enabled),
  });
  route(app, {
    method: 'PUT', path: PATHS.flagUser, summary: 'Switches a flag for one user; admins only', auth: 'admin', body: flagInput, answers: { 200: flag },
    handler: ({ services, params, body }) => services.flags.setFor(params['key'] ?? '', params['user_id'] ?? '', body.enabled),
  });
  route(app, {
    method: 'GET', path: PATHS.threadDigest, summary: 'Figures about a thread, where the flag thread_digest is on', auth: 'user', answers: { 200: threadDigest },
    handler: ({ services, principal, params }) => services.digests.ofThread(principal.userId, params['id'] ?? ''),
  });
  registerExperimentRoutes(app);
  registerAnalyticsRoutes(app);
}

function registerExperimentRoutes(app: FastifyInstance): void {
  route(app, {
    method: 'PUT', path: PATHS.experiment, summary: 'Creates or changes an experiment; admins only', auth: 'admin', body: experimentInput, answers: { 200: experiment },
    handler: ({ services, params, body }) => services.experiments.set(parseInput(key, params['key']), body),
  });
  route(app, {
    method: 'GET', path: PATHS.experimentVariant, summary: 'The caller’s variant', auth: 'user', answers: { 200: assignment },
    handler: ({ services, principal: { userId }, params }) => ({ subject: userId, variant: services.experiments.variantOf(services.experiments.get(params['key'] ?? ''), userId) }),
  });
  route(app, {
    method: 'POST', path: PATHS.experimentAssignments, summary: 'Variants of many subjects; admins only', auth: 'admin', body: assignmentInput, answers: { 200: assignments },
    handler({ services, params, body }) {
      const found = services.experiments.get(params['key'] ?? '');
      return { assignments: body.subjects.map((subject) => ({ subject, variant: services.experiments.variantOf(found, subject) })) };
    },
  });
}

function registerAnalyticsRoutes(app: FastifyInstance): void {
  route(app, {
    method: 'POST', path: PATHS.analyticsEvents, summary: 'Tells one action of the caller', auth: 'user', body: analyticsInput, answers: { 202: analyticsAccepted },
    handler({ services, principal: { userId, sessionId }, body, request, reply }) {
      void reply.status(202);
      const status = services.analytics.record({ userId, sessionId, ip: request.ip, userAgent: headerOf(request, 'user-agent')?.slice(0, 500) ?? null }, body);
      return { event_id: body.event_id, status };
    },
  });
  route(app, {
    method: 'GET', path: PATHS.analyticsEvents, summary: 'Actions of one user; admins only', auth: 'admin', query: analyticsQuery, answers: { 200: analyticsList },
    handler: ({ services, query }) => ({ events: services.analytics.ofUser(query.user_id, query.name, query.limit) }),
  });
}
