import type { Evidence } from './evidence.ts';

type Thrown = Evidence['errors'][number];

/** What a refusal, or an answer, was to be and what it was. */
export interface Answered {
  readonly wantedStatus: number | undefined;
  readonly wantedCode: string | undefined;
  readonly status: number | undefined;
  readonly code: string | undefined;
}

/** One error, taken apart into what may be reasoned about. */
export interface Failing extends Answered {
  /** The framework’s code: `E_JOURNEY`. */
  readonly raised: string;
  readonly message: string;
  /** `tests/p1/agents.spec.ts:12`; undefined where no file of the project’s is involved. */
  readonly place: string | undefined;
  /** The source that failed: what was asserted, with the framework's own names in it. Empty where it is unknown. */
  readonly statement: string;
  /** What of it was looked at: the argument of `expect`. */
  readonly subject: string;
  readonly matcher: string | undefined;
  /** Parts of the framework's own errors; empty for others. */
  readonly expected: string;
  readonly happened: string;
  readonly where: string;
  /** Lines that a comparison missed, and those it found instead, without their signs. */
  readonly missing: readonly string[];
  readonly extra: readonly string[];
  /** Lines that are the same on both sides, as far as the message shows them. */
  readonly kept: readonly string[];
  /** Names of members on those lines, and of the members those lie in. */
  readonly members: readonly string[];
  readonly within: readonly string[];
  /** `GET`, `/api/threads/thr_1`, `user 2`; where the error names a call. */
  readonly method: string | undefined;
  readonly path: string | undefined;
  readonly who: string | undefined;
}

export function takeApart({ code, message, statement, at }: Thrown): Failing {
  const [expected, happened, where] = [partOf(message, 'expected'), partOf(message, 'happened'), partOf(message, 'where')];
  const [, method, path, who] = /^([A-Z]{3,7}) https?:\/\/[^/\s]+([^\s?,]*)\S* as ([^,]+?)(?: with(?:out)? | on [\w-]+\b|,)/.exec(where) ?? [];
  const compared = /^(?:Error: )?E_/.test(message) ? { missing: [], extra: [], kept: [] } : differences(message);
  const named = [...compared.missing, ...compared.extra].flatMap((line) => MEMBER.exec(line)?.[1] ?? []);
  return {
    raised: code, message, place: at === null ? undefined : `${at.file}:${at.line}`, statement: statement ?? '', subject: subjectOf(statement ?? ''), expected, happened, where, ...compared, members: [...new Set(named)], within: enclosing(message),
    matcher: /expect\([^\n]*?\)(?:\.\w+)*?\.(to[A-Z]\w*)/.exec(message)?.[1] ?? /\.(to[A-Z]\w*)\(/.exec(statement ?? '')?.[1],
    method, path, who: who ?? /socket of ([^,]+?)(?: with(?:out)? | to )/.exec(where)?.[1],
    ...answered(expected, happened, compared),
  };
}

/** One of the four parts of an error of ours, continuation lines included. */
const partOf = (message: string, name: string): string => new RegExp(`^ {2}${name}: +([^]*?)(?=\\n {2}(?:expected|happened|where|next): |$(?![^]))`, 'm').exec(message)?.[1]?.replace(/\n {12}/g, '\n') ?? '';

/** What a comparison missed and found instead: the lines of its difference, or the two values it shows. */
function differences(message: string): { missing: string[]; extra: string[]; kept: string[] } {
  const lines = message.split('\n');
  const signed = (sign: string) => lines.filter((line) => line.startsWith(`${sign} `) && !/^[-+] (?:Expected|Received)\b/.test(line)).map((line) => line.slice(2));
  const shown = (name: string) => lines.flatMap((line) => new RegExp(`^\\s*${name}(?: \\w+)*: +(.+)$`).exec(line)?.[1] ?? []);
  const [missing, extra] = [signed('-'), signed('+')];
  const kept = lines.filter((line) => /^ {2,}\S/.test(line)).map((line) => line.slice(2));
  return missing.length + extra.length > 0 ? { missing, extra, kept } : { missing: shown('Expected'), extra: shown('Received'), kept: [] };
}

/** From `expect(` to the parenthesis that closes it. */
function subjectOf(statement: string): string {
  const start = statement.indexOf('expect(') + 'expect('.length;
  if (start < 'expect('.length) return '';
  let depth = 1;
  for (let index = start; index < statement.length; index += 1) {
    if (statement[index] === '(') depth += 1;
    else if (statement[index] === ')' && (depth -= 1) === 0) return statement.slice(start, index);
  }
  return statement.slice(start);
}

const MEMBER = /^\s*"([\w-]+)":/;

/** Members in which the lines of a difference lie, by their indentation: `metadata` for a line `- "team": "finance"` within it. */
function enclosing(message: string): string[] {
  const found = new Set<string>();
  const open: { depth: number; name: string | undefined }[] = [];
  for (const line of message.split('\n')) {
    const [, sign = '', space = '', text = ''] = /^([-+ ]) ( *)(\S.*)$/.exec(line) ?? [];
    if (!text || /^(?:Expected|Received)\b/.test(text)) continue;
    while (open.length > 0 && (open.at(-1)?.depth ?? 0) >= space.length) open.pop();
    if (sign !== ' ') open.forEach(({ name }) => name !== undefined && found.add(name));
    if (/[[{]$/.test(text)) open.push({ depth: space.length, name: MEMBER.exec(text)?.[1] });
  }
  return [...found];
}

/** Status and code, wherever they are told. */
function answered(expected: string, happened: string, { missing, extra }: { missing: readonly string[]; extra: readonly string[] }): Answered {
  const number = (text: string | undefined) => (text === undefined ? undefined : Number(text));
  if (expected === '') return { wantedStatus: statusIn(missing), status: statusIn(extra), wantedCode: codeIn(missing.join('\n')), code: codeIn(extra.join('\n')) };
  const shape = /^it was accepted\b/m.test(happened) ? 101 : undefined;
  return {
    wantedStatus: number(/\bstatus (\d{3})/.exec(expected)?.[1]),
    wantedCode: /error_code ([A-Z_]+)/.exec(expected)?.[1],
    status: shape ?? number(/\bthe status is (\d{3})/.exec(happened)?.[1] ?? /\bstatus (\d{3})/.exec(happened)?.[1]),
    code: /the error_code is ([A-Z_]+)/.exec(happened)?.[1] ?? codeIn(happened),
  };
}

/** A status that stands alone on a line, as a member, or at the end of a told call. */
const statusIn = (lines: readonly string[]): number | undefined => {
  const found = lines.flatMap((line) => /^\s*(?:"status": )?([1-5]\d\d),?$|→ ([1-5]\d\d)\b|^\s*"([1-5]\d\d) [A-Z_]+/.exec(line)?.slice(1).find((text) => text !== undefined) ?? []);
  return found[0] === undefined ? undefined : Number(found[0]);
};
const codeIn = (text: string): string | undefined => /"error_code": ?"([A-Z_]+)"/.exec(text)?.[1] ?? /\b[1-5]\d\d ([A-Z]+(?:_[A-Z]+)+)\b/.exec(text)?.[1];
