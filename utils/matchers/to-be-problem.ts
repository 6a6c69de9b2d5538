import type { ErrorCode } from '#contracts/error.schema';
import { problem } from '#contracts/error.schema';
import type { ApiResponse } from '../clients/http.types.ts';
import { excerpt } from '../transcript/redact.ts';
import type { Verdict } from './verdict.ts';
import { same, verdict } from './verdict.ts';

export interface ProblemWanted {
  readonly status: number;
  readonly code: ErrorCode;
  /** Dotted paths of the wrong fields, all of them, in any order. */
  readonly fields?: readonly string[];
}
type Answer = Pick<ApiResponse, 'status' | 'headers' | 'text' | 'body' | 'where' | 'strict'> & { readonly requestId?: string };

/**
 * A refusal as the contract wants it: the status, the whole problem document, the headers its status demands, and nothing
 * of the platform’s insides. On targets that are not strict only status and, where told, code and fields.
 */
export function toBeProblem(answer: Answer, wanted: ProblemWanted): Verdict {
  const expected = `a problem document with status ${wanted.status} and error_code ${wanted.code}${wanted.fields ? ` about ${wanted.fields.join(', ')}` : ''}`;
  return verdict('E_PROBLEM', { expected, where: answer.where }, problemMistakes(answer, wanted), `status ${answer.status}, body: ${excerpt(answer.text, 600) || '(empty)'}`);
}

export function problemMistakes(answer: Answer, { status, code, fields }: ProblemWanted): string[] {
  const mistakes = answer.status === status ? [] : [`the status is ${answer.status}, not ${status}`];
  const parsed = problem.safeParse(answer.body);
  if (!parsed.success) {
    if (!answer.strict) return mistakes;
    return [...mistakes, `the body is no problem document: ${parsed.error.issues.slice(0, 4).map((issue) => `${issue.path.join('.') || '(whole)'} ${issue.message}`).join('; ')}`];
  }
  const body = parsed.data;
  if (body.error_code !== code) mistakes.push(`the error_code is ${body.error_code}, not ${code}`);
  if (body.status !== answer.status) mistakes.push(`the body says status ${body.status}, the answer ${answer.status}`);
  const told = [...new Set(body.details?.fields?.map((field) => field.path))].sort();
  if (fields && !same(told, [...fields].sort())) mistakes.push(`the fields told are ${told.join(', ') || '(none)'}`);
  if (answer.requestId !== undefined && body.request_id !== answer.requestId) mistakes.push(`the request_id is ${body.request_id}, sent was ${answer.requestId}`);
  return [...mistakes, ...headerMistakes(answer), ...leaks(answer.text)];
}

/** Headers that a status cannot do without (RFC 9110, RFC 6585). */
function headerMistakes({ headers, status, requestId }: Answer): string[] {
  const mistakes: string[] = [];
  const need = (name: string, rule: RegExp, form: string) => {
    const value = headers.get(name);
    if (!rule.test(value ?? '')) mistakes.push(`the header ${name} is ${value === null ? 'missing' : `“${value}”`}; with status ${status} it must be ${form}`);
  };
  if (requestId !== undefined && headers.get('x-request-id') !== requestId) mistakes.push(`the header x-request-id is ${headers.get('x-request-id') ?? 'missing'}, sent was ${requestId}`);
  need('x-trace-id', /^[0-9a-f]{32}$/, '32 hexadecimal digits');
  need('content-type', /^application\/problem\+json\b/, 'application/problem+json');
  if (status === 401) need('www-authenticate', /^Bearer\b/, 'Bearer …');
  if (status === 405) need('allow', /[A-Z]/, 'a list of methods');
  if (status === 429) need('retry-after', /^[1-9]\d*$/, 'whole seconds, at least 1');
  return mistakes;
}

const INSIDES = [/\n\s+at \S+/, /node_modules/, /\/[\w./-]+\.(?:ts|js|mjs):\d+/, /SQLITE_|SqliteError/];
const leaks = (text: string): string[] => INSIDES.flatMap((pattern) => (pattern.test(text.replaceAll('\\n', '\n')) ? [`the body shows the platform’s insides (${pattern.source})`] : []));
