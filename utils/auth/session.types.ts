import type { Plan, Role, User } from '#contracts/auth.schema';

/** What kind of user a test acts as. Left out: `standard_user` on plan `pro` without extra permissions. */
export interface Persona {
  readonly role?: Role;
  readonly plan?: Plan;
  readonly permissions?: readonly string[];
}

/** A signed-in user of one test. */
export interface Session {
  readonly user: User;
  readonly accessToken: string;
  /** Where the platform gives none (a token from outside), reading it throws: state `needs('refresh-tokens')`. */
  readonly refreshToken: string;
  /** Seconds the access token lives, as the platform told. */
  readonly expiresIn: number;
}

/** Ways in which a token can be wrong; each is refused for a reason of its own. */
export const TOKEN_DEFECTS = [
  'malformed', 'wrong_signature', 'alg_none', 'algorithm', 'expired', 'not_yet_valid', 'wrong_issuer', 'wrong_audience', 'missing_audience',
  'wrong_type', 'unknown_user',
] as const;
export type TokenDefect = (typeof TOKEN_DEFECTS)[number];
