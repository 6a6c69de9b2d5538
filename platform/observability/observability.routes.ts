import {
  alertList, alertQuery, alertRule, alertRuleInput, dashboard, dashboardQuery, dashboardSeries, diagnostics, errorGroups, errorQuery, logQuery, requestLog, trace,
} from '#contracts/observability.schema';
import { at, PATHS } from '#contracts/paths';
import type { FastifyInstance } from 'fastify';
import { route } from '../http/route.ts';
import { Failure } from '../problem.ts';

/** What users may know of how their requests went, and operators of the whole. */
export function registerObservabilityRoutes(app: FastifyInstance): void {
  route(app, {
    method: 'GET', path: PATHS.logs, summary: 'Log lines about one of one’s own requests', auth: 'user', query: logQuery, answers: { 200: requestLog },
    handler: ({ services, principal, query }) => ({ request_id: query.request_id, lines: services.requestLogs.ofRequest(principal.userId, query.request_id) }),
  });
  route(app, {
    method: 'GET', path: PATHS.trace, summary: 'One’s own spans of a trace', auth: 'user', answers: { 200: trace },
    handler: ({ services, principal, params: { trace_id: traceId = '' } }) => ({ trace_id: traceId, spans: services.traces.ofTrace(principal.userId, traceId) }),
  });
  route(app, {
    method: 'GET', path: PATHS.dashboard, summary: 'One’s own figures by minute', auth: 'user', query: dashboardQuery, answers: { 200: dashboard },
    handler({ services, principal, params, query }) {
      const series = dashboardSeries.safeParse(params['series']);
      if (!series.success) throw new Failure('NOT_FOUND', 'There is no such series.');
      return services.dashboards.series(principal.userId, series.data, query.minutes);
    },
  });
  route(app, {
    method: 'GET', path: PATHS.diagnostics, summary: 'Every dependency, asked now; admins only', auth: 'admin', answers: { 200: diagnostics },
    handler: ({ services }) => services.diagnosis.run(),
  });
  route(app, {
    method: 'GET', path: PATHS.errorReports, summary: 'Errors in groups; admins only', auth: 'admin', query: errorQuery, answers: { 200: errorGroups },
    handler: ({ services, query }) => ({ errors: services.errorReports.list(query.user_id, query.limit) }),
  });
  route(app, {
    method: 'POST', path: PATHS.alertRules, summary: 'Creates an alert rule; admins only', auth: 'admin', body: alertRuleInput, answers: { 201: alertRule },
    handler({ services, body, reply }) {
      const created = services.alerts.createRule(body);
      void reply.status(201).header('location', at(PATHS.alertRule, { id: created.id }));
      return created;
    },
  });
  route(app, {
    method: 'GET', path: PATHS.alertRule, summary: 'One alert rule; admins only', auth: 'admin', answers: { 200: alertRule },
    handler: ({ services, params }) => services.alerts.rule(params['id'] ?? ''),
  });
  route(app, {
    method: 'GET', path: PATHS.alerts, summary: 'Alerts of a rule; admins only', auth: 'admin', query: alertQuery, answers: { 200: alertList },
    handler: ({ services, query }) => ({ alerts: services.alerts.ofRule(query.rule_id) }),
  });
}
