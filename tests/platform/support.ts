import { randomBytes } from 'node:crypto';
import type { NewUser } from '../../platform/auth/ports.ts';
import type { Platform } from '../../platform/app.ts';
import { startPlatform } from '../../platform/app.ts';
import { readSettings } from '../../platform/config.ts';
import type { Services } from '../../platform/services.ts';
import { composeServices } from '../../platform/services.ts';
import type { TokenPair } from '#contracts/auth.schema';

/** Settings of a platform that exists for one test file: in memory, silent, every door that needs a key has one. */
const DEFAULTS = {
  PLATFORM_ENVIRONMENT: 'test',
  PLATFORM_DATABASE: ':memory:',
  PLATFORM_PORT: '0',
  PLATFORM_LOG: 'silent',
  PLATFORM_JWT_SECRET: 'a-secret-of-the-platform-tests-only-0123456789',
  PLATFORM_E2E_BYPASS_KEY: 'a-bypass-key-of-the-platform-tests-only-01234',
  PLATFORM_CONTROL_KEY: 'a-control-key-of-the-platform-tests-only-0123',
} as const;

export const CONTROL_KEY = DEFAULTS.PLATFORM_CONTROL_KEY;

export interface Call {
  readonly method?: string;
  readonly token?: string;
  /** Sent as JSON. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface TestPlatform extends Platform {
  /** The platform's own plain services, for arranging and for looking at what was stored. */
  readonly services: Services;
  /** A new user with a session of its own. */
  signIn(input?: Partial<NewUser>): Promise<TokenPair>;
  /** One HTTP request to the platform. */
  call(path: string, call?: Call): Promise<Response>;
}

/** Starts a platform in this process on a free port; the test file closes it. Overrides are settings by name; undefined unsets one. */
export async function startTestPlatform(overrides: Readonly<Record<string, string | undefined>> = {}): Promise<TestPlatform> {
  const platform = await startPlatform(readSettings({ ...DEFAULTS, ...overrides }));
  const services = composeServices(platform.core);
  return {
    ...platform,
    services,
    async signIn(input = {}) {
      const email = `someone-${randomBytes(6).toString('hex')}@example.test`;
      return services.sessions.open(await services.accounts.create({ email, provider: 'e2e', ...input }));
    },
    call: (path, { method = 'GET', token, body, headers } = {}) =>
      fetch(new URL(path, platform.origin), {
        method,
        headers: {
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
  };
}
