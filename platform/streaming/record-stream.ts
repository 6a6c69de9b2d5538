import type { EventStream } from './ports.ts';

/** A run as newline-delimited JSON: one object a line, the last one `stream_end`. A reader skips empty lines. */
export function createRecordStream(): EventStream {
  return {
    headers: () => ({ 'content-type': 'application/x-ndjson; charset=utf-8', 'cache-control': 'no-store', 'x-accel-buffering': 'no' }),
    opening: () => '\n',
    event: (event) => record(event),
    missed: (missed) => record({ type: 'events_missed', ...missed }),
    end: (end) => record({ type: 'stream_end', ...end }),
    keepAlive: () => '\n',
  };
}

/** JSON has no line ends of its own: what a text has of them is escaped. */
const record = (value: object): string => `${JSON.stringify(value)}\n`;
