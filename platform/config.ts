import { createPrivateKey } from 'node:crypto';
import { z } from 'zod';
import { isHardToGuess } from './entropy.ts';

const whole = (min: number, max: number) =>
  z.string().refine((text) => /^\d{1,15}$/.test(text) && Number(text) >= min && Number(text) <= max, { error: `must be a whole number from ${min} to ${max}` }).transform(Number);
const YEAR = 365 * 24 * 3600;
const seconds = whole(1, 10 * YEAR);
const perMinute = whole(1, 1_000_000);
const flag = z.enum(['true', 'false']).transform((value) => value === 'true');
const SECRET_LENGTH = 32;
const secret = z
  .string()
  .min(SECRET_LENGTH, `must have at least ${SECRET_LENGTH} characters`)
  .refine((text) => text.length < SECRET_LENGTH || isHardToGuess(text), { error: `is too easy to guess: use ${SECRET_LENGTH} or more random characters` });

const isOrigin = (text: string) => URL.canParse(text) && /^https?:/.test(text) && new URL(text).origin === text;
const origins = z
  .string()
  .transform((list) => list.split(',').map((origin) => origin.trim()).filter(Boolean))
  .superRefine((list, context) => {
    list.forEach((origin, index) => {
      if (!isOrigin(origin)) context.addIssue({ code: 'custom', message: `entry ${index + 1} is not an origin like https://app.example.com` });
    });
  });

/** One line with `\\n` for the line ends is what many tools make of a PEM file. */
const rsaKey = z
  .string()
  .transform((pem) => pem.replaceAll('\\n', '\n'))
  .refine(isRsaKey, { error: 'must be an RSA private key of at least 2048 bits, PKCS#8 PEM' });

function isRsaKey(pem: string): boolean {
  try {
    const { asymmetricKeyType, asymmetricKeyDetails } = createPrivateKey(pem);
    return pem.startsWith('-----BEGIN PRIVATE KEY-----') && asymmetricKeyType === 'rsa' && (asymmetricKeyDetails?.modulusLength ?? 0) >= 2048;
  } catch {
    return false;
  }
}

/** Every setting of the platform. Flags are the same names in kebab-case: `PLATFORM_PORT` is `--port`. */
const schema = z.object({
    PLATFORM_HOST: z.string().min(1).default('127.0.0.1'),
    PLATFORM_PORT: whole(0, 65_535).default(0),
    /** Origin under which people reach it, where something stands in front; by default the one it listens on. */
    PLATFORM_PUBLIC_URL: z.string().refine(isOrigin, { error: 'must be an origin like https://app.example.com' }).optional(),
    PLATFORM_ENVIRONMENT: z.enum(['test', 'development', 'staging', 'production']).default('development'),
    /** File of the SQLite database; `:memory:` forgets everything at the end. */
    PLATFORM_DATABASE: z.string().min(1).default('.touchstone/platform.db'),
    PLATFORM_JWT_ALGORITHM: z.enum(['HS256', 'RS256']).default('HS256'),
    /** HS256 secret. Made anew at each start when absent, which signs everybody out: allowed in test and development only. */
    PLATFORM_JWT_SECRET: secret.optional(),
    /** RS256 private key, PKCS#8 PEM. */
    PLATFORM_JWT_PRIVATE_KEY: rsaKey.optional(),
    PLATFORM_ACCESS_TTL_SECONDS: seconds.default(900),
    PLATFORM_REFRESH_TTL_SECONDS: seconds.default(7 * 24 * 3600),
    PLATFORM_LOCKOUT_ATTEMPTS: whole(1, 1000).default(5),
    PLATFORM_LOCKOUT_SECONDS: seconds.default(900),
    /** Key of `POST /auth/e2e/test-auth`; the route answers 503 without one and never works in production. */
    PLATFORM_E2E_BYPASS_KEY: secret.optional(),
    PLATFORM_SERVICE_ID: z.string().min(1).default('netra-backend'),
    PLATFORM_SERVICE_SECRET: secret.optional(),
    /** Comma-separated origins that may call from a browser, besides the platform's own. */
    PLATFORM_ALLOWED_ORIGINS: origins.default([]),
    PLATFORM_OAUTH: flag.default(true),
    /** What the provider knows this platform by, in Google's form; made up and made anew where nobody's accounts depend on it. */
    PLATFORM_OAUTH_CLIENT_ID: z.string().regex(/^\d{6,21}-[a-z0-9]{32}\.apps\.googleusercontent\.com$/, 'must look like 1234567890-<32 letters and digits>.apps.googleusercontent.com').optional(),
    PLATFORM_OAUTH_CLIENT_SECRET: z.string().regex(/^GOCSPX-[\w-]{28}$/, 'must be GOCSPX- and 28 more characters').optional(),
    /** `before_upgrade` answers 401, 403 or 429; `after_accept` accepts, sends one error frame and closes with 1008. */
    PLATFORM_REFUSAL: z.enum(['before_upgrade', 'after_accept']).default('before_upgrade'),
    PLATFORM_HEARTBEAT_MS: whole(50, 3_600_000).default(30_000),
    /** Silence after which a comment keeps the proxies and readers of a stream from giving up. */
    PLATFORM_STREAM_KEEP_ALIVE_MS: whole(50, 3_600_000).default(15_000),
    /** A socket is told so long before its token ends. */
    PLATFORM_EXPIRY_NOTICE_SECONDS: seconds.default(60),
    /** Requests a minute of one user. */
    PLATFORM_HTTP_RATE_LIMIT: perMinute.default(600),
    /** Requests a minute of one address without a user. */
    PLATFORM_ANONYMOUS_RATE_LIMIT: perMinute.default(600),
    PLATFORM_SOCKET_RATE_LIMIT: perMinute.default(300),
    /** Invalid tokens a minute from one address, after which it is told to come back later. */
    PLATFORM_BAD_TOKEN_RATE_LIMIT: perMinute.default(120),
    /** PEM files of certificate (with its chain) and key: with them it serves https and wss, and nothing else. */
    PLATFORM_TLS_CERT: z.string().min(1).optional(),
    PLATFORM_TLS_KEY: z.string().min(1).optional(),
    /** Plain HTTP port that redirects to https; 0 takes any free one. */
    PLATFORM_TLS_REDIRECT_PORT: whole(0, 65_535).optional(),
    /** Events kept per thread for `resume` and `Last-Event-ID`. */
    PLATFORM_EVENTS_KEPT: whole(1, 10_000_000).default(5000),
    PLATFORM_MODEL: z.enum(['scripted', 'openai']).default('scripted'),
    PLATFORM_OPENAI_BASE_URL: z.url({ protocol: /^https?$/ }).optional(),
    PLATFORM_OPENAI_API_KEY: z.string().min(1).optional(),
    PLATFORM_OPENAI_MODEL: z.string().min(1).optional(),
    /** Who works on runs, how many each at the same time, and how many runs of one user may be open; more wait by priority, or are refused. */
    PLATFORM_WORKERS: whole(1, 64).default(4),
    PLATFORM_RUNS_PER_WORKER: whole(1, 10_000).default(100),
    PLATFORM_RUNS_PER_USER: whole(1, 10_000).default(20),
    /** Key of the control plane (request clock, dropped connections, logs of one trace); off without one, refused in production. */
    PLATFORM_CONTROL_KEY: secret.optional(),
    /** Serves an assay: a request may ask for a fault by header, and what it reaches is recorded. In test and development only. */
    PLATFORM_ASSAY: flag.default(false),
    PLATFORM_LOG: z.enum(['silent', 'error', 'info', 'debug']).default('info'),
    /** Process on whose behalf this one runs: when it is gone, however it went, the platform stops in good order. */
    PLATFORM_OWNER_PID: z.coerce.number().int().positive().optional(),
    PLATFORM_REVISION: z.string().min(1).default('unknown'),
    /** Who may read `/metrics` and `/api/metrics/*`: everybody, or admins. `public` in test and development by default, elsewhere `admin`. */
    PLATFORM_METRICS: z.enum(['public', 'admin']).optional(),
    /** Wait after the first failed attempt of the model; each further one waits twice as long. */
    PLATFORM_RETRY_DELAY_MS: whole(1, 60_000).default(20),
    /** With `PLATFORM_ASSAY`: the fault this whole process has, its start and its end included. */
    PLATFORM_ASSAY_FAULT: z.string().min(1).optional(),
    /** Backups are encrypted with a key made from this; without it there are none. They lie beside the database. */
    PLATFORM_BACKUP_SECRET: secret.optional(),
    /** Threads nobody touched for so long are archived, and archived for so long erased, whenever an administrator runs the job. */
    PLATFORM_ARCHIVE_AFTER_SECONDS: seconds.default(YEAR),
    PLATFORM_ERASE_AFTER_SECONDS: seconds.default(YEAR),
});

export type Settings = z.output<typeof schema>;

/** Names of all settings, for flags and for the page that documents them. */
export const SETTING_NAMES = Object.keys(schema.shape) as readonly (keyof Settings)[];

/** What must hold between settings. They see the ones that are right by themselves, so that all mistakes come at once. */
const RULES: readonly ((settings: Partial<Settings>) => string | false | undefined)[] = [
  (s) => s.PLATFORM_JWT_ALGORITHM === 'RS256' && absent(s, 'PLATFORM_JWT_PRIVATE_KEY') && 'PLATFORM_JWT_PRIVATE_KEY: is needed with RS256',
  (s) => s.PLATFORM_JWT_ALGORITHM === 'HS256' && deployed(s) && absent(s, 'PLATFORM_JWT_SECRET') && `PLATFORM_JWT_SECRET: is needed in ${s.PLATFORM_ENVIRONMENT}`,
  (s) => s.PLATFORM_MODEL === 'openai' && absent(s, 'PLATFORM_OPENAI_BASE_URL') && 'PLATFORM_OPENAI_BASE_URL: is needed with PLATFORM_MODEL=openai',
  (s) => s.PLATFORM_MODEL === 'openai' && absent(s, 'PLATFORM_OPENAI_MODEL') && 'PLATFORM_OPENAI_MODEL: is needed with PLATFORM_MODEL=openai',
  (s) => s.PLATFORM_ENVIRONMENT === 'production' && s.PLATFORM_E2E_BYPASS_KEY !== undefined && 'PLATFORM_E2E_BYPASS_KEY: must not be set in production',
  (s) => deployed(s) && s.PLATFORM_ASSAY === true && `PLATFORM_ASSAY: must not be set in ${s.PLATFORM_ENVIRONMENT}`,
  (s) => s.PLATFORM_ENVIRONMENT === 'production' && s.PLATFORM_CONTROL_KEY !== undefined && 'PLATFORM_CONTROL_KEY: must not be set in production',
  (s) => s.PLATFORM_TLS_CERT !== undefined && absent(s, 'PLATFORM_TLS_KEY') && 'PLATFORM_TLS_KEY: is needed with PLATFORM_TLS_CERT',
  (s) => s.PLATFORM_TLS_KEY !== undefined && absent(s, 'PLATFORM_TLS_CERT') && 'PLATFORM_TLS_CERT: is needed with PLATFORM_TLS_KEY',
  (s) => s.PLATFORM_TLS_REDIRECT_PORT !== undefined && absent(s, 'PLATFORM_TLS_CERT') && 'PLATFORM_TLS_CERT: is needed with PLATFORM_TLS_REDIRECT_PORT',
  (s) => s.PLATFORM_OAUTH === true && deployed(s) && absent(s, 'PLATFORM_OAUTH_CLIENT_ID') && `PLATFORM_OAUTH_CLIENT_ID: is needed in ${s.PLATFORM_ENVIRONMENT} with PLATFORM_OAUTH`,
  (s) => s.PLATFORM_OAUTH === true && (deployed(s) || s.PLATFORM_OAUTH_CLIENT_ID !== undefined) && absent(s, 'PLATFORM_OAUTH_CLIENT_SECRET') && 'PLATFORM_OAUTH_CLIENT_SECRET: is needed with PLATFORM_OAUTH_CLIENT_ID',
  (s) => deployed(s) && s.PLATFORM_ALLOWED_ORIGINS?.some(isLocalOrPlain) && `PLATFORM_ALLOWED_ORIGINS: must be https and not of this machine in ${s.PLATFORM_ENVIRONMENT}`,
  (s) => (s.PLATFORM_REFRESH_TTL_SECONDS ?? YEAR * 10) <= (s.PLATFORM_ACCESS_TTL_SECONDS ?? 0) && 'PLATFORM_REFRESH_TTL_SECONDS: must be longer than PLATFORM_ACCESS_TTL_SECONDS',
  (s) => sameSecret(s),
  (s) => s.PLATFORM_ASSAY === false && s.PLATFORM_ASSAY_FAULT !== undefined && 'PLATFORM_ASSAY_FAULT: is for a platform started with PLATFORM_ASSAY',
];
const deployed = (s: Partial<Settings>) => s.PLATFORM_ENVIRONMENT === 'staging' || s.PLATFORM_ENVIRONMENT === 'production';
const isLocalOrPlain = (origin: string) => !origin.startsWith('https:') || /^(?:localhost|127\.|\[::1\])/.test(new URL(origin).host);

/** Whoever learns one secret must not hold another with it. */
function sameSecret(s: Partial<Settings>): string | undefined {
  const secrets = SECRETS.flatMap((name) => (s[name] === undefined ? [] : [{ name, value: s[name] }]));
  const again = secrets.find(({ value }, index) => secrets.findIndex((other) => other.value === value) < index);
  return again && `${again.name}: must not be the same as another secret`;
}
const SECRETS = ['PLATFORM_JWT_SECRET', 'PLATFORM_E2E_BYPASS_KEY', 'PLATFORM_SERVICE_SECRET', 'PLATFORM_CONTROL_KEY', 'PLATFORM_BACKUP_SECRET'] as const;

/** Not given; one that is given but wrong is missing from the settings and has been named already. */
const absent = (s: Partial<Settings>, name: keyof Settings) => name in s && s[name] === undefined;

/** All mistakes of a configuration at once; the message names each setting and its rule, never a value. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** One setting looked at by itself: what it is, or what is wrong with it, in words without any value. */
export type Reading = { readonly value: unknown } | { readonly mistakes: readonly string[] };

/** How settings are read and checked, step by step. */
export interface SettingChecks {
  /** Mistakes in names: a typing error must not silently leave a default in force. */
  names(given: readonly string[]): string[];
  /** An empty text is an absent one: that is how shells and CI systems unset. */
  read(name: keyof Settings, text: string | undefined): Reading;
  /** What does not hold between the settings that are right by themselves. */
  between(settings: Partial<Settings>): string[];
}

/** The platform's own checks. */
export const CHECKS: SettingChecks = {
  names: (given) => given.filter((name) => name.startsWith('PLATFORM_') && !(name in schema.shape)).map((name) => `${name}: is not a setting of the platform`),
  read(name, text) {
    const result = schema.shape[name].safeParse(text || undefined);
    return result.success ? { value: result.data } : { mistakes: result.error.issues.map(({ message }) => `${name}: ${message}`) };
  },
  between: (settings) => RULES.map((rule) => rule(settings)).filter((mistake) => typeof mistake === 'string'),
};

/**
 * Reads settings from environment-like pairs. `further` are mistakes found elsewhere (command line), told together with these.
 * @throws ConfigError naming every mistake
 */
export function readSettings(env: Readonly<Record<string, string | undefined>>, further: readonly string[] = [], checks: SettingChecks = CHECKS): Settings {
  const settings: Record<string, unknown> = {};
  const mistakes = [...further, ...checks.names(Object.keys(env))];
  for (const name of SETTING_NAMES) {
    const reading = checks.read(name, env[name]);
    if ('value' in reading) settings[name] = reading.value;
    else mistakes.push(...reading.mistakes);
  }
  mistakes.push(...checks.between(settings));
  if (mistakes.length > 0) throw new ConfigError(`The platform cannot start, ${mistakes.length} setting(s) are wrong:\n  ${mistakes.join('\n  ')}`);
  // Every member was parsed by its own schema and none is missing.
  return settings as Settings;
}
