import type { ApiResponse, Handshake, TokenDefect, User } from '#fixtures';

/** One token at the three doors: a call, a stream, a socket. */
export interface Knocks {
  readonly call: ApiResponse;
  readonly stream: ApiResponse;
  readonly socket: Handshake;
}

/** Knocks at each door with one token in the header; a socket that opens is the caller's to close. */
export async function knock({ api, stream, tryOpenSocket }: Pick<User, 'api' | 'stream' | 'tryOpenSocket'>, token: string): Promise<Knocks> {
  const [call, streamed, socket] = await Promise.all([
    api.with({ token }).threads.listRaw(),
    stream.agentRaw({ message: 'Who is there?', agent_type: 'triage' }, { authorization: `Bearer ${token}` }),
    tryOpenSocket({ token }),
  ]);
  return { call, stream: streamed, socket };
}

/** Each defect with the check that must refuse it, by the order of the contract (section 3). */
export const REASONS: Readonly<Record<TokenDefect, string>> = {
  malformed: 'malformed', wrong_signature: 'signature', alg_none: 'algorithm', algorithm: 'algorithm', expired: 'expired', not_yet_valid: 'not_yet_valid',
  wrong_issuer: 'issuer', wrong_audience: 'audience', missing_audience: 'audience', wrong_type: 'token_type', unknown_user: 'user_inactive',
};

// Its keys are all defects: the type says so, and `Object.keys` forgets it.
export const DEFECTS = Object.keys(REASONS) as readonly TokenDefect[];
