import { randomBytes } from 'node:crypto';
import { CONTROL_HEADER } from '#contracts/control.schema';
import { TouchstoneError } from '../errors.ts';
import type { Access } from '../target/target.ts';
import type { Target } from '../target/target.types.ts';
import type { Transcript } from '../transcript/transcript.ts';
import { createTranscript } from '../transcript/transcript.ts';
import type { Ledger } from './ledger.ts';
import { createLedger } from './ledger.ts';

/** What all clients of one test share: the target, one trace id, one transcript, one ledger. */
export interface Conversation {
  readonly target: Target;
  /** W3C trace id every call carries, so that the platform's log of this test can be found. */
  readonly traceId: string;
  readonly transcript: Transcript;
  readonly ledger: Ledger;
  /** Sockets spoken by hand, to be hung up when the test ends. */
  readonly rawSockets: Set<Disposable>;
  /** Headers that let a request use the control plane; throws where the target has none. */
  readonly controlHeaders: () => Readonly<Record<string, string>>;
  /** Told of keys the contract does not know, on targets that are not strict. */
  readonly drift: Drift;
  /** Carried by every request, handshake and page of this test. */
  readonly headers: Readonly<Record<string, string>>;
  /** PEM of the one authority that clients of this target trust; undefined for those of the system. */
  readonly ca: string | undefined;
}
export type Drift = (where: string, keys: readonly string[]) => void;

/** One party in it: whose calls these are, as shown in messages, and the token they carry. */
export interface Party {
  readonly who: string;
  readonly token: string | undefined;
}

export function createConversation(access: Access, drift: Drift, headers: Readonly<Record<string, string>> = {}): Conversation {
  return { headers, ca: access.ca, target: access.target, traceId: randomBytes(16).toString('hex'), transcript: createTranscript(), ledger: createLedger(), rawSockets: new Set(), controlHeaders: () => controlHeaders(access), drift };
}

/** The same conversation with another platform. */
export const conversationWith = (conversation: Conversation, access: Access): Conversation => ({ ...conversation, ca: access.ca, target: access.target, controlHeaders: () => controlHeaders(access) });

/** @throws TouchstoneError E_TARGET_GRANT where there is no key */
function controlHeaders({ controlKey, target }: Access): Record<string, string> {
  if (controlKey !== undefined) return { [CONTROL_HEADER]: controlKey };
  throw new TouchstoneError('E_TARGET_GRANT', {
    expected: 'a key of the control plane',
    happened: `target ${target.name} was given none`,
    where: `target ${target.name}`,
    next: 'set TOUCHSTONE_CONTROL_KEY, or grant less',
  });
}
