import type { Alert, AlertRule, AlertRuleInput, Dashboard, Diagnostics, ErrorGroup, RequestLog, Span } from '#contracts/observability.schema';
import type { readiness } from '#contracts/operations.schema';
import type { z } from 'zod';

/** Lines of the platform's own log that a user may read: those about one's own requests. */
export interface RequestLogs {
  /** NOT_FOUND when there is no such request of this user. */
  ofRequest(userId: string, requestId: string): RequestLog['lines'];
}

/** In whose name something is done, passed on to everything that is done for it. */
export interface SpanContext {
  readonly traceId: string;
  readonly spanId: string;
  readonly userId: string | null;
  readonly requestId: string;
}
/** A request or frame: what opens a context of its own. Inner spans take theirs from the one they are in. */
export interface Entrance {
  readonly traceId: string;
  /** Span of the caller. */
  readonly parentSpanId: string | null;
  readonly userId: string | null;
  readonly requestId: string;
}
export interface NewSpan {
  readonly kind: Span['kind'];
  readonly name: string;
  readonly entrance?: Entrance;
}
export interface OwnedSpan extends Span {
  readonly userId: string | null;
}
export interface Traces {
  /** Does work within a span, which ends with it. Without an entrance and outside of one nothing is recorded. */
  within<T>(span: NewSpan, work: () => T): T;
  /** The span this is called in. */
  current(): SpanContext | undefined;
  record(span: OwnedSpan): void;
  /** NOT_FOUND when no span of the trace is this user's. */
  ofTrace(userId: string, traceId: string): Span[];
}

export interface Occurrence {
  readonly source: ErrorGroup['source'];
  readonly errorCode: ErrorGroup['error_code'];
  /** Agent, or method and path of the route. */
  readonly place: string;
  readonly message: string;
  readonly userId: string | null;
  readonly requestId: string | null;
  readonly traceId: string;
}
export interface ErrorReports {
  capture(occurrence: Occurrence): void;
  /** What makes two occurrences one error. */
  groupOf(occurrence: Occurrence): string;
  list(userId: string | undefined, limit: number): ErrorGroup[];
  /** Occurrences since a moment, of one user or of all. */
  count(source: ErrorGroup['source'], userId: string | null, sinceMs: number): number;
}

/** What a rule may count: failed runs, errors of ours, refused sockets. */
export type AlertSource = ErrorGroup['source'] | 'socket';

export interface Alerts {
  createRule(input: AlertRuleInput): AlertRule;
  rule(id: string): AlertRule;
  ofRule(ruleId: string): Alert[];
  /** Looks at every rule that something of this source, happening to this user, may break. */
  evaluate(source: AlertSource, userId: string | null): void;
  /** What a rule counts, within its window. */
  valueOf(rule: AlertRule): number;
  /** Whether a rule that counts so much fires now. */
  due(rule: AlertRule, value: number): boolean;
}

export interface Dashboards {
  series(userId: string, series: Dashboard['series'], minutes: number): Dashboard;
}

export type Checks = z.infer<typeof readiness>['checks'];
export interface Dependencies {
  /** Asks every dependency whether it works, by really using it. */
  check(): Promise<{ readonly ready: boolean; readonly checks: Checks }>;
}
export interface Diagnosis {
  run(): Promise<Diagnostics>;
}
