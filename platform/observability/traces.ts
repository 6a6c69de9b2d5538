import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';
import type { Core } from '../core.ts';
import { Failure } from '../problem.ts';
import type { Services } from '../services.ts';
import type { Entrance, NewSpan, OwnedSpan, SpanContext, Traces } from './ports.ts';

/** Spans kept in all and of one trace; the oldest traces make room. */
const KEPT = 20_000;
const PER_TRACE = 1000;

interface Kept {
  readonly byTrace: Map<string, OwnedSpan[]>;
  count: number;
}

/** Spans of what the platform does, kept in memory. Whose child a span is follows from where it was begun, across waits. */
export function createTraces(core: Core, services: Services): Traces {
  const context = core.state('traces.context', () => new AsyncLocalStorage<SpanContext>());
  const kept = core.state<Kept>('traces.kept', () => ({ byTrace: new Map(), count: 0 }));

  const open = ({ kind, name }: NewSpan, { parentSpanId, ...within }: Entrance) => {
    const inner = { ...within, spanId: randomBytes(8).toString('hex') };
    const startedAt = services.clock.now();
    const since = performance.now();
    const end = (status: OwnedSpan['status']) =>
      services.traces.record({
        span_id: inner.spanId, parent_span_id: parentSpanId, trace_id: inner.traceId, userId: inner.userId, kind, name,
        started_at: startedAt, duration_ms: Math.round((performance.now() - since) * 1000) / 1000, status,
      });
    return { inner, end };
  };

  return {
    within<T>(span: NewSpan, work: () => T): T {
      const outer = context.getStore();
      const entrance = span.entrance ?? (outer && { ...outer, parentSpanId: outer.spanId });
      if (!entrance) return work();
      const { inner, end } = open(span, entrance);
      return context.run(inner, () => ended(work, end));
    },
    current: () => context.getStore(),
    record(span) {
      const spans = kept.byTrace.get(span.trace_id) ?? [];
      if (spans.length === 0) kept.byTrace.set(span.trace_id, spans);
      if (spans.length >= PER_TRACE) return;
      spans.push(span);
      kept.count += 1;
      for (const [oldest, { length }] of kept.byTrace) {
        if (kept.count <= KEPT) break;
        kept.byTrace.delete(oldest);
        kept.count -= length;
      }
    },
    ofTrace(userId, traceId) {
      const own = (kept.byTrace.get(traceId) ?? []).filter((span) => span.userId === userId);
      if (own.length === 0) throw new Failure('NOT_FOUND', 'There is no such trace.');
      return own.map(({ userId: _owner, ...span }) => span);
    },
  };
}

/** Calls `end` when the work is over, be it at once or later, and changes nothing of what comes of it. */
function ended<T>(work: () => T, end: (status: OwnedSpan['status']) => void): T {
  let result: T;
  try {
    result = work();
  } catch (error) {
    end('error');
    throw error;
  }
  if (!(result instanceof Promise)) {
    end('ok');
    return result;
  }
  const settled = result.then(
    (value: unknown) => {
      end('ok');
      return value;
    },
    (error: unknown) => {
      end('error');
      throw error;
    },
  );
  // The promise of the same value.
  return settled as T;
}
