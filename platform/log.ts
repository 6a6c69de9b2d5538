import type { Settings } from './config.ts';

const LEVELS = { silent: 0, error: 1, info: 2, debug: 3 } as const;
export type LogLevel = 'error' | 'info' | 'debug';

/** One structured line. Bodies, tokens and message texts are never logged. */
export interface LogEntry {
  readonly time: string;
  readonly level: LogLevel;
  readonly event: string;
  readonly trace_id?: string | undefined;
  readonly [field: string]: unknown;
}
export interface Log {
  write(level: LogLevel, event: string, fields?: Readonly<Record<string, unknown>>): void;
  /** The newest lines of one trace, oldest first, at most 500. */
  ofTrace(traceId: string): readonly LogEntry[];
  /** The lines of one request that are still kept, oldest first. */
  ofRequest(requestId: string): readonly LogEntry[];
}

const KEPT = 20_000;
const PER_TRACE = 500;

/** JSON lines on standard error, and the newest of them in memory so that a failed test can show the server's side. */
export function createLog(level: Settings['PLATFORM_LOG']): Log {
  const byTrace = new Map<string, LogEntry[]>();
  let kept = 0;
  return {
    write(entryLevel, event, fields = {}) {
      const entry: LogEntry = { time: new Date().toISOString(), level: entryLevel, event, ...fields };
      if (entry.trace_id) {
        const lines = byTrace.get(entry.trace_id) ?? [];
        if (lines.length === 0) byTrace.set(entry.trace_id, lines);
        if (lines.length < PER_TRACE) kept += lines.push(entry) > 0 ? 1 : 0;
        while (kept > KEPT) {
          const [oldest, dropped] = byTrace.entries().next().value ?? [];
          if (oldest === undefined || dropped === undefined) break;
          byTrace.delete(oldest);
          kept -= dropped.length;
        }
      }
      if (LEVELS[entryLevel] <= LEVELS[level]) process.stderr.write(`${JSON.stringify(entry)}\n`);
    },
    ofTrace: (traceId) => byTrace.get(traceId) ?? [],
    // Seldom asked, so it is no index that every line would pay for.
    ofRequest: (requestId) => [...byTrace.values()].flatMap((lines) => lines.filter((entry) => entry['request_id'] === requestId)),
  };
}
