import type { EventStream } from './ports.ts';

/** The text of Server-Sent Events, as the HTML standard's parser reads it. */
export function createEventStream(): EventStream {
  return {
    headers: () => ({ 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store', 'x-accel-buffering': 'no' }),
    opening: () => comment('connected'),
    event: (event) => block({ id: String(event.seq), event: event.type, data: JSON.stringify(event) }),
    missed: (missed) => block({ event: 'events_missed', data: JSON.stringify(missed) }),
    end: (end) => block({ event: 'stream_end', data: JSON.stringify(end) }),
    keepAlive: () => comment('keep-alive'),
  };
}

const LINE_END = /\r\n|\r|\n/;

/** Each line of a value becomes a field of its own; a reader joins `data` again, so text with line ends arrives whole. */
function block(fields: Readonly<Record<string, string>>): string {
  const lines = Object.entries(fields).flatMap(([name, value]) => value.split(LINE_END).map((line) => `${name}: ${line}\n`));
  return `${lines.join('')}\n`;
}

const comment = (text: string): string => `: ${text}\n\n`;
