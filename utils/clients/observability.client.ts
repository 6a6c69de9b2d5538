import type { z } from 'zod';
import type { alertRuleInput, Dashboard } from '#contracts/observability.schema';
import { alertList, alertRule, dashboard, diagnostics, errorGroups, requestLog, trace } from '#contracts/observability.schema';
import { outageList } from '#contracts/outage.schema';
import { at, PATHS } from '#contracts/paths';
import { endpoint } from './endpoint.ts';

export const observabilityEndpoints = {
  /** Log lines about one request of one's own. */
  log: endpoint(200, requestLog, (requestId: string) => ({ method: 'GET', path: PATHS.logs, query: { request_id: requestId } })),
  /** One's own spans of a trace. */
  trace: endpoint(200, trace, (traceId: string) => ({ method: 'GET', path: at(PATHS.trace, { trace_id: traceId }) })),
  /** One's own figures by minute. */
  dashboard: endpoint(200, dashboard, (series: Dashboard['series'], minutes?: number) => ({ method: 'GET', path: at(PATHS.dashboard, { series }), query: { minutes } })),
  /** For admins, as everything below: errors in groups, all or those of one user. */
  errors: endpoint(200, errorGroups, (userId?: string) => ({ method: 'GET', path: PATHS.errorReports, query: { user_id: userId } })),
  createAlertRule: endpoint(201, alertRule, (input: z.input<typeof alertRuleInput>) => ({ method: 'POST', path: PATHS.alertRules, json: input })),
  alertRule: endpoint(200, alertRule, (id: string) => ({ method: 'GET', path: at(PATHS.alertRule, { id }) })),
  /** Alerts that a rule has fired. */
  alerts: endpoint(200, alertList, (ruleId: string) => ({ method: 'GET', path: PATHS.alerts, query: { rule_id: ruleId } })),
  /** When dependencies were down. */
  outages: endpoint(200, outageList, () => ({ method: 'GET', path: PATHS.outages })),
  diagnostics: endpoint(200, diagnostics, () => ({ method: 'GET', path: PATHS.diagnostics })),
};
