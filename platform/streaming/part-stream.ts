import type { EventStream } from './ports.ts';

/** Cannot occur in a part: a part is one line of JSON, and a delimiter begins a line. */
const BOUNDARY = 'run-events';
const DELIMITER = `\r\n--${BOUNDARY}`;

/** A run as `multipart/mixed` (RFC 2046): each event a part, and its delimiter sent with it, so that a reader knows at once that it is whole. */
export function createPartStream(): EventStream {
  return {
    headers: () => ({ 'content-type': `multipart/mixed; boundary="${BOUNDARY}"`, 'cache-control': 'no-store', 'x-accel-buffering': 'no' }),
    opening: () => DELIMITER.trimStart(),
    event: (event) => `${part(event.type, event, String(event.seq))}${DELIMITER}`,
    missed: (missed) => `${part('events_missed', missed)}${DELIMITER}`,
    end: (end) => `${part('stream_end', end)}${DELIMITER}--\r\n`,
    // Padding that is allowed behind a delimiter.
    keepAlive: () => ' ',
  };
}

function part(type: string, value: object, id?: string): string {
  const body = JSON.stringify(value);
  const headers = ['content-type: application/json', ...(id === undefined ? [] : [`content-id: <${id}>`]), `content-length: ${Buffer.byteLength(body)}`, `x-event: ${type}`];
  return `\r\n${headers.join('\r\n')}\r\n\r\n${body}`;
}
