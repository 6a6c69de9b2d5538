import type { ReceivedFact } from './fact.ts';

const ENDS: ReadonlySet<unknown> = new Set(['final_report', 'agent_cancelled']);

/**
 * Reads what an observation needs out of a frame or event as it came. It looks at unchecked input on purpose: what breaks the
 * contract was received all the same, and the clients check it where they hand it on.
 */
export function receivedFact(raw: unknown, from: Pick<ReceivedFact, 'connection' | 'over'> & { readonly askedAt?: number | null; readonly type?: string }): ReceivedFact | undefined {
  const type = from.type ?? textIn(raw, 'type');
  if (type === null || !NAME.test(type)) return undefined;
  const payload = memberIn(raw, 'payload');
  return {
    kind: 'received', type, connection: from.connection, over: from.over, askedAt: from.askedAt ?? null,
    // A duplicate was asked for before, maybe elsewhere.
    answers: textIn(memberIn(raw, 'data'), 'status') === 'duplicate' ? null : textIn(raw, 'correlation_id'),
    runId: textIn(raw, 'run_id') ?? textIn(memberIn(raw, 'data'), 'run_id'),
    agent: textIn(raw, 'agent_name'),
    isEvent: memberIn(raw, 'seq') !== undefined,
    isTerminal: ENDS.has(type) || (type === 'agent_error' && memberIn(payload, 'recoverable') !== true),
  };
}

/** Names of types are short; what a broken platform sends as one must not get into reports. */
const NAME = /^[a-z][a-z_]{0,40}$/;
export const isTypeName = (type: unknown): type is string => typeof type === 'string' && NAME.test(type);

/** The platform’s own code in the body of a refusal. */
export function errorCodeIn(body: unknown): string | null {
  const code = textIn(body, 'error_code') ?? textIn(memberIn(body, 'data'), 'error_code');
  return code !== null && /^[A-Z][A-Z_]{0,60}$/.test(code) ? code : null;
}

/** Names and ids; anything else that stands in their place is not kept. */
const SHORT = /^[\w.:-]{1,100}$/;
const memberIn = (value: unknown, name: string): unknown => (typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined);
function textIn(value: unknown, name: string): string | null {
  const member = memberIn(value, name);
  return typeof member === 'string' && SHORT.test(member) ? member : null;
}
