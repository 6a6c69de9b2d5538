import { TouchstoneError } from '../errors.ts';
import { excerpt } from '../transcript/redact.ts';

/** One whole unit of a stream: a block, a line or a part. */
export interface Unit {
  readonly name: string;
  readonly id: string | undefined;
  /** Fields of a block, headers of a part; empty for a line. */
  readonly fields: readonly (readonly [string, string])[];
  readonly text: string;
  /** The text as JSON. */
  readonly body: unknown;
}
export interface Framed {
  readonly units: readonly Unit[];
  readonly idle: number;
  readonly torn: number;
}
interface Reading {
  readonly where: string;
  readonly strict: TextDecoder;
}

export const MEDIA = { events: 'text/event-stream', records: 'application/x-ndjson', parts: 'multipart/mixed' } as const;

const FRAMINGS: Readonly<Record<string, (bytes: Buffer, reading: Reading) => Framed>> = { [MEDIA.events]: blocksOf, [MEDIA.records]: linesOf, [MEDIA.parts]: partsOf };

/**
 * Reads what bytes are, by the letter of their media type and no more forgiving: nothing may stand between units, and a unit that is
 * whole must be readable. What is left at the end is counted, not read.
 */
export function unitsOf(bytes: Buffer, mediaType: string, where: string): Framed {
  return (FRAMINGS[mediaType] ?? blocksOf)(bytes, { where, strict: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }) });
}

/** Server-Sent Events: fields one a line, an empty line behind each block. */
function blocksOf(bytes: Buffer, reading: Reading): Framed {
  const { whole, torn } = split(bytes, '\n\n');
  const blocks = whole.map((block) => decoded(block, reading).split('\n').map((line) => fieldOf(line, reading)));
  const units = blocks.filter((fields) => fields.some(([name]) => name !== '')).map((fields) => {
    const value = (wanted: string) => fields.filter(([name]) => name === wanted).map(([, text]) => text);
    const text = value('data').join('\n');
    return { name: value('event')[0] ?? 'message', id: value('id')[0], fields, text, body: parsed(text, reading) };
  });
  return { units, idle: blocks.length - units.length, torn };
}

function fieldOf(line: string, { where }: Reading): readonly [string, string] {
  const [, name, text] = /^(id|event|data|retry|): ?([^\r]*)$/.exec(line) ?? [];
  if (name === undefined || text === undefined) throw broken('lines of id, event, data, retry or a comment', line, where);
  return [name, text];
}

/** Newline-delimited JSON. */
function linesOf(bytes: Buffer, reading: Reading): Framed {
  const { whole, torn } = split(bytes, '\n');
  const lines = whole.map((line) => decoded(line, reading));
  const units = lines.filter((line) => line !== '').map((text) => {
    const body = parsed(text, reading);
    const seq: unknown = Reflect.get(body, 'seq');
    return { name: String(Reflect.get(body, 'type')), id: typeof seq === 'number' ? String(seq) : undefined, fields: [], text, body };
  });
  return { units, idle: lines.length - units.length, torn };
}

/** RFC 2046: `--boundary`, padding, headers, an empty line, the body; `--boundary--` at the end. */
function partsOf(bytes: Buffer, reading: Reading): Framed {
  const boundary = /^--([\w'()+,./:=?-]{1,70})/.exec(bytes.toString('latin1'))?.[1];
  if (boundary === undefined) return { units: [], idle: 0, torn: bytes.length };
  const [, ...between] = bytes.toString('latin1').split(new RegExp(`(?:^|\\r\\n)--${boundary.replace(/[.*+?^$()|[\]\\]/g, '\\$&')}`));
  const torn = between.at(-1) ?? '';
  const closed = torn === '--\r\n';
  const units = between.slice(0, -1).map((piece) => partOf(Buffer.from(piece, 'latin1'), reading));
  return { units, idle: between.filter((piece) => /^[ \t]/.test(piece)).length, torn: closed || torn.trim() === '' ? 0 : torn.length };
}

function partOf(piece: Buffer, reading: Reading): Unit {
  const [head, text] = cut(decoded(piece, reading).replace(/^[ \t]*\r\n/, ''), '\r\n\r\n');
  if (text === undefined) throw broken('a part of headers, an empty line and a body', head, reading.where);
  const fields = head.split('\r\n').map((line): readonly [string, string] => {
    const [, name, value] = /^([!#$%&'*+.^\w`|~-]+): (.*)$/.exec(line) ?? [];
    if (name === undefined || value === undefined) throw broken('headers of a part', line, reading.where);
    return [name.toLowerCase(), value];
  });
  const value = (wanted: string) => fields.find(([name]) => name === wanted)?.[1];
  const length = value('content-length');
  if (length !== undefined && Number(length) !== Buffer.byteLength(text)) throw broken(`a part of ${length} bytes`, `${Buffer.byteLength(text)} bytes: ${text}`, reading.where);
  return { name: value('x-event') ?? '', id: /^<(.+)>$/.exec(value('content-id') ?? '')?.[1], fields, text, body: parsed(text, reading) };
}

function cut(text: string, separator: string): [string, string?] {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + separator.length)];
}

/** Pieces that are ended by a separator, and how many bytes follow the last one. */
function split(bytes: Buffer, separator: string): { whole: Buffer[]; torn: number } {
  const whole: Buffer[] = [];
  let from = 0;
  for (let at = bytes.indexOf(separator); at >= 0; at = bytes.indexOf(separator, from)) {
    whole.push(bytes.subarray(from, at));
    from = at + separator.length;
  }
  return { whole, torn: bytes.length - from };
}

function decoded(bytes: Buffer, { where, strict }: Reading): string {
  try {
    return strict.decode(bytes);
  } catch {
    throw broken('UTF-8 without a torn character', bytes.toString('latin1'), where);
  }
}

function parsed(text: string, { where }: Reading): object {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return value;
  } catch {
    // Told below like everything else that is no object.
  }
  throw broken('a JSON object in each unit', text, where);
}

const broken = (expected: string, happened: string, where: string): TouchstoneError => new TouchstoneError('E_STREAM', { expected, happened: `there is: ${excerpt(JSON.stringify(happened), 400)}`, where });
