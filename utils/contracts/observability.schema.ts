import { z } from 'zod';
import { errorCode } from './error.schema.ts';
import { id, storableText, unixMillis, unixSeconds } from './primitives.schema.ts';

const traceId = z.string().regex(/^[0-9a-f]{32}$/);
const spanId = z.string().regex(/^[0-9a-f]{16}$/);

/** `GET /api/logs?request_id=`: lines about one request of one's own, oldest first. */
export const logQuery = z.strictObject({ request_id: z.string().regex(/^[\w.:-]{1,128}$/) });
export const requestLog = z.strictObject({
  request_id: z.string(),
  lines: z.array(z.strictObject({
    time: z.iso.datetime(), level: z.enum(['error', 'info', 'debug']), event: z.string(), request_id: z.string(), trace_id: traceId,
    method: z.string().optional(), path: z.string().optional(), status: z.int().optional(), ms: z.number().nonnegative().optional(), error_code: errorCode.optional(),
  })).min(1),
});
export type RequestLog = z.infer<typeof requestLog>;

/** `gateway`: a request or frame; `agent`, `tool`: their work; `check`: a dependency asked whether it works. */
export const spanKind = z.enum(['gateway', 'agent', 'tool', 'check']);
export const span = z.strictObject({
  span_id: spanId, parent_span_id: spanId.nullable(), trace_id: traceId, kind: spanKind, name: z.string().min(1),
  started_at: unixMillis, duration_ms: z.number().nonnegative(), status: z.enum(['ok', 'error']),
});
export type Span = z.infer<typeof span>;
/** `GET /api/traces/{trace_id}`: one's own spans, in the order in which they ended. */
export const trace = z.strictObject({ trace_id: traceId, spans: z.array(span).min(1) });

/** `GET /api/errors`, admins: what went wrong, one group for one cause at one place. */
export const errorQuery = z.strictObject({ user_id: id.optional(), limit: z.coerce.number().int().min(1).max(100).default(50) });
export const errorGroup = z.strictObject({
  id: z.string().regex(/^err_[0-9a-f]{16}$/), source: z.enum(['run', 'request']), error_code: errorCode, place: z.string().min(1), message: z.string(),
  count: z.int().positive(), first_seen: unixMillis, last_seen: unixMillis,
  /** The newest hundred, oldest first; without those of work that no request began. */
  request_ids: z.array(z.string()),
});
export const errorGroups = z.strictObject({ errors: z.array(errorGroup) });
export type ErrorGroup = z.infer<typeof errorGroup>;

/** `refused_sockets`: handshakes with a token of the user; `refusal_reasons`: for how many different reasons, which is what somebody who tries things out looks like. */
export const alertMetric = z.enum(['failed_runs', 'server_errors', 'refused_sockets', 'refusal_reasons']);
/** `POST /api/alerts/rules`, admins: an alert when `metric` reaches `threshold` within the window, and no second one during the cool-down. */
export const alertRuleInput = z.strictObject({
  name: storableText.trim().min(1).max(100), metric: alertMetric, threshold: z.int().positive(),
  window_seconds: z.int().positive().max(86_400), cooldown_seconds: z.int().nonnegative().max(604_800),
  /** Counts what happens to this user only. */
  user_id: id.optional(),
});
export type AlertRuleInput = z.infer<typeof alertRuleInput>;
export const alertRule = z.strictObject({ id, ...alertRuleInput.shape, user_id: id.nullable(), created_at: unixMillis, last_fired_at: unixMillis.nullable() });
export type AlertRule = z.infer<typeof alertRule>;
/** `GET /api/alerts?rule_id=`, admins, oldest first. */
export const alertQuery = z.strictObject({ rule_id: id });
export const alertList = z.strictObject({ alerts: z.array(z.strictObject({ id, rule_id: id, fired_at: unixMillis, value: z.int().positive() })) });
export type Alert = z.infer<typeof alertList>['alerts'][number];

/** `GET /api/dashboard/{series}`: one's own figures by minute, oldest first, minutes without any left out. */
export const dashboardSeries = z.enum(['runs', 'messages']);
export const dashboardQuery = z.strictObject({ minutes: z.coerce.number().int().min(1).max(1440).default(60) });
export const dashboard = z.strictObject({
  series: dashboardSeries, from: unixSeconds, to: unixSeconds, total: z.int().nonnegative(),
  /** `by`: runs by status, messages by role. */
  points: z.array(z.strictObject({ at: unixSeconds, count: z.int().positive(), by: z.record(z.string(), z.int().positive()) })),
});
export type Dashboard = z.infer<typeof dashboard>;

/** `GET /api/diagnostics`, admins: every dependency asked at this moment. */
export const diagnostics = z.strictObject({
  status: z.enum(['healthy', 'unhealthy']), checked_at: z.iso.datetime(),
  dependencies: z.array(z.strictObject({ name: z.string(), status: z.enum(['up', 'down']), latency_ms: z.number().nonnegative(), error: z.string().optional() })),
  process: z.strictObject({ uptime_seconds: z.number().nonnegative(), memory_bytes: z.int().positive(), node: z.string(), open_sockets: z.int().nonnegative() }),
});
export type Diagnostics = z.infer<typeof diagnostics>;
