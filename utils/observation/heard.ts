import { stripVTControlCharacters } from 'node:util';
import { readJson } from '../clients/frame.parse.ts';
import type { Observation } from './observation.schema.ts';

export type Shown = NonNullable<Observation['page']>;

/**
 * Values that went over the wire to and from a page. When an assertion finds another text on the page than it expected, they
 * tell whose fault that is: of the page, which was sent the right text, or of whoever sent it the wrong one.
 */
export interface Heard {
  readonly received: (text: string) => void;
  readonly sent: (text: string) => void;
  /** What is known of the texts in the message of a failed assertion; undefined where it compares none. */
  readonly about: (message: string) => Shown | undefined;
}

export function createHeard(): Heard {
  const [received, sent] = [createValues(), createValues()];
  return {
    received: received.add,
    sent: sent.add,
    about(message) {
      const { expected, shown } = textsIn(stripVTControlCharacters(message));
      const [shownReceived, shownSent] = [received, sent].map(({ contain }) => (shown.length === 0 ? null : shown.every(contain)));
      // Where only something is shown that must not be, it says something if it was sent; a page may also show in another form what it was sent.
      if (expected.length === 0) return shownReceived ? { expectedSent: false, expectedReceived: false, shownReceived, shownSent: shownSent ?? null } : undefined;
      return { expectedSent: expected.every(sent.contain), expectedReceived: expected.every(received.contain), shownReceived: shownReceived ?? null, shownSent: shownSent ?? null };
    },
  };
}

/** Texts and numbers of JSON, whatever members they stand in; pieces of an answer also joined, as a page shows them. */
function createValues(): { add: (text: string) => void; contain: (text: string | RegExp) => boolean } {
  const values = new Set<string>();
  let pieces = '';
  const take = (value: unknown): void => {
    if (typeof value === 'string' || typeof value === 'number') values.add(plain(String(value)));
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(take);
  };
  return {
    add(text) {
      const value = readJson(text);
      take(value === undefined ? text : value);
      pieces += pieceIn(value);
    },
    contain: (text) => (typeof text === 'string' ? isMadeOf(plain(text), [...values, plain(pieces)]) : [...values, plain(pieces)].some((value) => text.test(value))),
  };
}

/** The text is one of the values, a part of one, or several of them side by side. */
function isMadeOf(text: string, values: readonly string[]): boolean {
  if (values.some((value) => value === text || (text.length >= LONG && value.includes(text)))) return true;
  const parts = values.filter((value) => value.length >= LONG && text.includes(value)).sort((a, b) => b.length - a.length);
  const rest = parts.reduce((left, part) => left.replaceAll(part, ' '), text);
  return parts.length > 0 && !/[\p{L}\p{N}]/u.test(rest);
}
/** Shorter ones occur in anything. */
const LONG = 5;

const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();

function pieceIn(value: unknown): string {
  const payload: unknown = typeof value === 'object' && value !== null && Reflect.get(value, 'type') === 'partial_result' ? Reflect.get(value, 'payload') : undefined;
  const content: unknown = typeof payload === 'object' && payload !== null ? Reflect.get(payload, 'content') : undefined;
  return typeof content === 'string' ? content : '';
}

/** The texts a failed assertion tells, by the line where it shows a difference; none where it tells none. */
function textsIn(message: string): { expected: readonly (string | RegExp)[]; shown: readonly string[] } {
  const [told = ''] = message.split(/^Call log:/m);
  const after = (name: string) => [...told.matchAll(new RegExp(`^${name}(?: substring| string)?: +"([^]*?)"$`, 'gm'))].flatMap(([, text]) => text || []).slice(0, 1);
  const signed = (sign: string) => told.split('\n').filter((line) => line.startsWith(`${sign} `) && !/^[-+] (?:Expected|Received|Array|\])/.test(line)).map((line) => line.slice(2).replace(/^\s*"(.*)",?$/, '$1')).filter((line) => line.trim() !== '');
  const either = (name: string, sign: string) => (after(name).length > 0 ? after(name) : signed(sign));
  const [, source, flags] = /^Expected pattern: +\/(.*)\/([a-z]*)$/m.exec(told) ?? [];
  const shown = either('Received', '+');
  if (source === undefined) return { expected: either('Expected', '-'), shown };
  // What must not be there is nothing that could have been sent.
  return { expected: source.includes('(?!') ? [] : [new RegExp(source, flags)], shown };
}
