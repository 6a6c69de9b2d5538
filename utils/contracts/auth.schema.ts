import { z } from 'zod';
import { id, storableText } from './primitives.schema.ts';

export const ISSUER = 'netra-auth-service';
export const AUDIENCE = 'netra-platform';

export const role = z.enum(['standard_user', 'power_user', 'developer', 'admin']);
export type Role = z.infer<typeof role>;

export const plan = z.enum(['free', 'pro', 'enterprise', 'developer']);
export type Plan = z.infer<typeof plan>;

/** Claims of an access token. `type` is the legacy twin of `token_type`; `sid` names the session it belongs to. */
export const accessClaims = z.looseObject({
  sub: id,
  email: z.string(),
  full_name: z.string(),
  role,
  permissions: z.array(z.string()),
  iat: z.int(),
  exp: z.int(),
  jti: z.string(),
  iss: z.literal(ISSUER),
  aud: z.union([z.literal(AUDIENCE), z.array(z.string())]),
  token_type: z.literal('access'),
  type: z.literal('access'),
  env: z.string(),
  sid: z.string().optional(),
});
export type AccessClaims = z.infer<typeof accessClaims>;

export const authConfig = z.strictObject({
  development_mode: z.boolean(),
  oauth_enabled: z.boolean(),
  google_client_id: z.string().nullable(),
  endpoints: z.strictObject({
    login: z.string(), logout: z.string(), register: z.string(), refresh: z.string(), user: z.string(),
    dev_login: z.string().optional(), oauth: z.string().optional(), callback: z.string().optional(),
  }),
});

export const credentials = z.strictObject({ email: z.email(), password: z.string().min(1).max(256) });
export const registration = z.strictObject({
  email: z.email(),
  password: z.string().min(8).max(256),
  full_name: storableText.min(1).max(200).optional(),
});

export const user = z.strictObject({
  id, email: z.string(), full_name: z.string(), role, plan, permissions: z.array(z.string()),
});
export type User = z.infer<typeof user>;

/** What every way of signing in answers. `expires_in` is the access token's true lifetime in seconds. */
export const tokenPair = z.strictObject({
  access_token: z.string(), refresh_token: z.string(), token_type: z.literal('Bearer'), expires_in: z.int().positive(), user,
});
export type TokenPair = z.infer<typeof tokenPair>;

export const refreshInput = z.strictObject({ refresh_token: z.string().min(1) });

/** `POST /auth/e2e/test-auth`: a test user with the role, plan and permissions asked for. */
export const testAuthInput = z.strictObject({
  email: z.email().optional(),
  name: storableText.min(1).max(200).optional(),
  role: role.optional(),
  plan: plan.optional(),
  permissions: z.array(storableText).optional(),
});

/** The app exchanges the one-time code of an OAuth sign-in for tokens; the code is good once and for one minute. */
export const oauthExchangeInput = z.strictObject({ code: z.string().min(1) });

export const serviceCredentials = z.strictObject({ service_id: z.string().min(1), service_secret: z.string().min(1) });
export const serviceToken = z.strictObject({ access_token: z.string(), token_type: z.literal('Bearer'), expires_in: z.int().positive() });

/** `POST /auth/validate` (service credentials required) and `GET /auth/verify`. */
export const validateInput = z.strictObject({ token: z.string() });
export const validation = z.discriminatedUnion('valid', [
  z.strictObject({ valid: z.literal(true), user_id: id, email: z.string(), permissions: z.array(z.string()), expires_at: z.int() }),
  z.strictObject({ valid: z.literal(false), error: z.literal('invalid_token') }),
]);

/** `GET /auth/me`. */
export const profile = z.strictObject({
  ...user.shape, created_at: z.int(), auth_provider: z.enum(['local', 'dev', 'e2e', 'google']), token_expires_at: z.int(),
});

/** `GET /auth/sessions`: where this user is signed in. */
export const session = z.strictObject({ id, created_at: z.int(), last_used_at: z.int(), current: z.boolean(), user_agent: z.string().nullable() });
export const sessionList = z.strictObject({ sessions: z.array(session) });

export const loggedOut = z.strictObject({ message: z.string(), status: z.literal('success') });
