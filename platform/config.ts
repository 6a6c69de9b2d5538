import { z } from 'zod';

const port = z.coerce.number().int().min(0).max(65535);
const seconds = z.coerce.number().int().positive();
const flag = z.enum(['true', 'false']).transform((value) => value === 'true');
const secret = z.string().min(32, 'must have at least 32 characters');

/** Every setting of the platform. Flags are the same names in kebab-case: `PLATFORM_PORT` is `--port`. */
const schema = z
  .object({
    PLATFORM_HOST: z.string().min(1).default('127.0.0.1'),
    PLATFORM_PORT: port.default(0),
    PLATFORM_ENVIRONMENT: z.enum(['test', 'development', 'staging', 'production']).default('development'),
    /** File of the SQLite database; `:memory:` forgets everything at the end. */
    PLATFORM_DATABASE: z.string().min(1).default('.touchstone/platform.db'),
    PLATFORM_JWT_ALGORITHM: z.enum(['HS256', 'RS256']).default('HS256'),
    /** HS256 secret. Made anew at each start when absent, which signs everybody out: allowed in test and development only. */
    PLATFORM_JWT_SECRET: secret.optional(),
    /** RS256 private key, PKCS#8 PEM. */
    PLATFORM_JWT_PRIVATE_KEY: z.string().startsWith('-----BEGIN PRIVATE KEY-----').optional(),
    PLATFORM_ACCESS_TTL_SECONDS: seconds.default(900),
    PLATFORM_REFRESH_TTL_SECONDS: seconds.default(7 * 24 * 3600),
    PLATFORM_LOCKOUT_ATTEMPTS: z.coerce.number().int().min(1).default(5),
    PLATFORM_LOCKOUT_SECONDS: seconds.default(900),
    /** Key of `POST /auth/e2e/test-auth`; the route answers 503 without one and never works in production. */
    PLATFORM_E2E_BYPASS_KEY: secret.optional(),
    PLATFORM_SERVICE_ID: z.string().min(1).default('netra-backend'),
    PLATFORM_SERVICE_SECRET: secret.optional(),
    /** Comma-separated origins that may call from a browser, besides the platform's own. */
    PLATFORM_ALLOWED_ORIGINS: z.string().default('').transform((list) => list.split(',').map((origin) => origin.trim()).filter(Boolean)),
    PLATFORM_OAUTH: flag.default(true),
    /** `before_upgrade` answers 401, 403 or 429; `after_accept` accepts, sends one error frame and closes with 1008. */
    PLATFORM_REFUSAL: z.enum(['before_upgrade', 'after_accept']).default('before_upgrade'),
    PLATFORM_HEARTBEAT_MS: z.coerce.number().int().min(50).default(30_000),
    PLATFORM_HTTP_RATE_LIMIT: z.coerce.number().int().positive().default(600),
    PLATFORM_SOCKET_RATE_LIMIT: z.coerce.number().int().positive().default(300),
    /** Events kept per thread for `resume` and `Last-Event-ID`. */
    PLATFORM_EVENTS_KEPT: z.coerce.number().int().positive().default(5000),
    PLATFORM_MODEL: z.enum(['scripted', 'openai']).default('scripted'),
    PLATFORM_OPENAI_BASE_URL: z.url().optional(),
    PLATFORM_OPENAI_API_KEY: z.string().min(1).optional(),
    PLATFORM_OPENAI_MODEL: z.string().min(1).optional(),
    /** Key of the control plane (request clock, dropped connections, logs of one trace); off without one, refused in production. */
    PLATFORM_CONTROL_KEY: secret.optional(),
    PLATFORM_LOG: z.enum(['silent', 'error', 'info', 'debug']).default('info'),
    PLATFORM_REVISION: z.string().min(1).default('unknown'),
  })
  .superRefine((env, context) => {
    const mistake = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    const strict = env.PLATFORM_ENVIRONMENT === 'staging' || env.PLATFORM_ENVIRONMENT === 'production';
    if (env.PLATFORM_JWT_ALGORITHM === 'RS256' && !env.PLATFORM_JWT_PRIVATE_KEY) mistake('PLATFORM_JWT_PRIVATE_KEY', 'is needed with RS256');
    if (env.PLATFORM_JWT_ALGORITHM === 'HS256' && strict && !env.PLATFORM_JWT_SECRET) mistake('PLATFORM_JWT_SECRET', `is needed in ${env.PLATFORM_ENVIRONMENT}`);
    if (env.PLATFORM_MODEL === 'openai') {
      if (!env.PLATFORM_OPENAI_BASE_URL) mistake('PLATFORM_OPENAI_BASE_URL', 'is needed with PLATFORM_MODEL=openai');
      if (!env.PLATFORM_OPENAI_MODEL) mistake('PLATFORM_OPENAI_MODEL', 'is needed with PLATFORM_MODEL=openai');
    }
    if (env.PLATFORM_ENVIRONMENT === 'production') {
      if (env.PLATFORM_E2E_BYPASS_KEY) mistake('PLATFORM_E2E_BYPASS_KEY', 'must not be set in production');
      if (env.PLATFORM_CONTROL_KEY) mistake('PLATFORM_CONTROL_KEY', 'must not be set in production');
    }
  });

export type Settings = z.output<typeof schema>;

/** Names of all settings, for flags and for the page that documents them. */
export const SETTING_NAMES = Object.keys(schema.shape) as readonly (keyof Settings)[];

/** All mistakes of a configuration at once; the message names each setting and its rule, never a value. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/**
 * Reads settings from environment-like pairs. Unknown `PLATFORM_*` names are mistakes too: a typing error must not
 * silently leave a default in force.
 * @throws ConfigError naming every mistake
 */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const unknown = Object.keys(env).filter((name) => name.startsWith('PLATFORM_') && !(name in schema.shape));
  const result = schema.safeParse(Object.fromEntries(Object.entries(env).filter(([name, value]) => name in schema.shape && value !== undefined && value !== '')));
  const mistakes = [
    ...unknown.map((name) => `${name}: is not a setting of the platform`),
    ...(result.error?.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`) ?? []),
  ];
  if (mistakes.length > 0 || !result.success) throw new ConfigError(`The platform cannot start, ${mistakes.length} setting(s) are wrong:\n  ${mistakes.join('\n  ')}`);
  return result.data;
}
