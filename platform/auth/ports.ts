import type { Plan, Role, TokenPair, User } from '#contracts/auth.schema';

/** Who a request or socket acts for, once its token was checked. */
export interface Principal {
  readonly userId: string;
  readonly email: string;
  readonly role: Role;
  readonly plan: Plan;
  readonly permissions: readonly string[];
  /** Session the token belongs to; sockets of a session are closed when it is revoked. */
  readonly sessionId: string;
  readonly jti: string;
  /** Seconds since the epoch. */
  readonly expiresAt: number;
}

/** Server-side reason for refusing a token, in the order of the checks. The caller only learns "invalid token". */
export type TokenFault =
  | 'missing' | 'malformed' | 'algorithm' | 'signature' | 'token_type' | 'issuer' | 'audience' | 'not_yet_valid' | 'expired' | 'revoked' | 'user_inactive';
export type TokenVerdict = { readonly ok: true; readonly principal: Principal } | { readonly ok: false; readonly fault: TokenFault; /** User of a token that we signed, whatever else is wrong with it. */ readonly subject?: string };

export interface Tokens {
  /** Signs an access token; `expiresIn` is its true lifetime in seconds. */
  mint(user: User, sessionId: string): Promise<{ token: string; expiresIn: number }>;
  verify(token: string | undefined): Promise<TokenVerdict>;
  mintService(serviceId: string): Promise<{ token: string; expiresIn: number }>;
  /** Public keys (RFC 7517); empty with HS256. */
  jwks(): Promise<{ keys: readonly object[] }>;
}

export interface NewUser {
  readonly email: string;
  readonly fullName?: string;
  readonly password?: string;
  readonly role?: Role;
  readonly plan?: Plan;
  readonly permissions?: readonly string[];
  readonly provider: 'local' | 'dev' | 'e2e' | 'google';
}
export interface StoredUser extends User {
  readonly created_at: number;
  readonly auth_provider: NewUser['provider'];
  readonly active: boolean;
}
export interface Accounts {
  /** Throws CONFLICT when the e-mail is taken. */
  create(input: NewUser): Promise<StoredUser>;
  /** Finds by e-mail or creates; an existing user gets the role, plan and permissions given. */
  upsert(input: NewUser): Promise<StoredUser>;
  find(userId: string): StoredUser | undefined;
  findByEmail(email: string): StoredUser | undefined;
  /**
   * Finds or creates the account of somebody who has proven to own the e-mail. A password set by whoever registered with it
   * before proved nothing: it is taken away, and everybody who came in by it is signed out.
   */
  adopt(input: NewUser): Promise<StoredUser>;
  /** Checks a password with lockout per account; throws AUTH_FAILED or ACCOUNT_LOCKED (429 with Retry-After). */
  authenticate(email: string, password: string): Promise<StoredUser>;
}

export interface SessionRecord {
  readonly id: string;
  readonly userId: string;
  readonly createdAt: number;
  readonly lastUsedAt: number;
  readonly userAgent: string | null;
}
export interface Sessions {
  /** Opens a session and returns its first pair of tokens. */
  open(user: StoredUser, userAgent?: string): Promise<TokenPair>;
  /** Rotates; a refresh token is good once, its second use revokes the whole session. Throws AUTH_FAILED. */
  refresh(refreshToken: string): Promise<TokenPair>;
  /** Ends a session: its access and refresh tokens are refused from now on and its sockets close with `session_revoked`. */
  revoke(sessionId: string): void;
  /** Ends all sessions of a user. */
  revokeAll(userId: string): void;
  isRevoked(sessionId: string): boolean;
  list(userId: string): readonly SessionRecord[];
}

export interface OAuth {
  /** Provider URL to send the browser to (PKCE S256, state and nonce), and the state cookie's value. */
  begin(): Promise<{ location: string; stateCookie: string }>;
  /** Checks state, nonce and code; returns a one-time code for the app. Throws BAD_REQUEST, or AUTH_UNAUTHORIZED when the person refused at the provider. */
  complete(callbackUrl: URL, stateCookie: string | undefined): Promise<string>;
  /** Exchanges the one-time code for a session. Throws AUTH_FAILED. */
  exchange(oneTimeCode: string, userAgent?: string): Promise<TokenPair>;
  /** Whether the provider refuses an attempt without proof of who asked (PKCE); what proof is good enough is for its library to say. */
  demandsProof(): boolean;
}
