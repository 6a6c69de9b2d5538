import { randomBytes } from 'node:crypto';
import { learnPermanentSecret } from '../transcript/redact.ts';

/**
 * Secrets of the embedded platform: made once per run, by the first process that asks, and put into the environment so
 * that the platform and all workers have the same. Returns them as settings of the platform.
 */
export function embeddedSecrets() {
  return {
    PLATFORM_JWT_SECRET: secretOfRun('TOUCHSTONE_EMBEDDED_JWT_SECRET'),
    PLATFORM_E2E_BYPASS_KEY: secretOfRun('TOUCHSTONE_EMBEDDED_BYPASS_KEY'),
    PLATFORM_CONTROL_KEY: secretOfRun('TOUCHSTONE_EMBEDDED_CONTROL_KEY'),
    PLATFORM_SERVICE_SECRET: secretOfRun('TOUCHSTONE_EMBEDDED_SERVICE_SECRET'),
  };
}

function secretOfRun(variable: string): string {
  const value = (process.env[variable] ??= randomBytes(32).toString('base64url'));
  learnPermanentSecret(value);
  return value;
}

/** Settings with which an embedded platform is started for tests. */
export function embeddedSettings(database: string): Record<string, string> {
  return {
    ...embeddedSecrets(),
    PLATFORM_ENVIRONMENT: 'test',
    PLATFORM_PORT: '0',
    PLATFORM_DATABASE: database,
    PLATFORM_LOG: 'error',
    PLATFORM_OWNER_PID: String(process.pid),
    // All tests sign in from one address; the limit for users stays what it is, and is tested.
    PLATFORM_ANONYMOUS_RATE_LIMIT: '1000000',
    PLATFORM_BAD_TOKEN_RATE_LIMIT: '1000000',
  };
}
