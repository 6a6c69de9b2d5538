import type { z } from 'zod';
import { TouchstoneError } from '../errors.ts';
import { excerpt } from '../transcript/redact.ts';
import type { Drift } from './conversation.ts';

export interface ContractCheck {
  /** Endpoint or frame, for the message. */
  readonly where: string;
  /** Name of what is checked: `answer`, `frame`, `event`. */
  readonly what: string;
  readonly strict: boolean;
  readonly drift: Drift;
}

/**
 * Parses what the platform sent. A target that is not strict may send keys the contract does not know: they are taken
 * out and told as drift, so a newer deployment does not fail every test, and does not go unnoticed either.
 * @throws TouchstoneError E_CONTRACT naming path and rule of every mistake
 */
export function checkContract<S extends z.ZodType>(schema: S, value: unknown, check: ContractCheck): z.output<S> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const { issues } = result.error;
  if (!check.strict && issues.every((issue) => issue.code === 'unrecognized_keys')) {
    const copy = structuredClone(value);
    const extra = issues.flatMap((issue) => issue.keys.map((key) => [...issue.path, key]));
    for (const path of extra) removeAt(copy, path);
    check.drift(check.where, extra.map((path) => path.join('.')));
    return checkContract(schema, copy, { ...check, strict: true });
  }
  throw new TouchstoneError('E_CONTRACT', {
    expected: `${check.what} of the agreed shape (utils/contracts)`,
    happened: [...describeIssues(issues, value), `received: ${excerpt(JSON.stringify(value) ?? 'nothing', 300)}`].join('\n'),
    where: check.where,
  });
}

const TOLD = 8;
function describeIssues(issues: readonly z.core.$ZodIssue[], value: unknown): string[] {
  const lines = issues.map((issue) => `${issue.path.length > 0 ? issue.path.join('.') : '(whole)'}: ${issue.message} (received ${typeAt(value, issue.path)})`);
  return lines.length > TOLD ? [...lines.slice(0, TOLD), `… and ${lines.length - TOLD} more`] : lines;
}

function typeAt(value: unknown, path: readonly PropertyKey[]): string {
  const found = path.reduce<unknown>((inner, key) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined), value);
  return found === null ? 'null' : Array.isArray(found) ? 'array' : typeof found;
}

function removeAt(value: unknown, path: readonly PropertyKey[]): void {
  const parent = path.slice(0, -1).reduce<unknown>((inner, key) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined), value);
  const last = path.at(-1);
  if (typeof parent === 'object' && parent !== null && last !== undefined) Reflect.deleteProperty(parent, last);
}
