import type { SettingChecks } from './config.ts';
import { CHECKS, ConfigError } from './config.ts';
import { StoreError } from './store/database.ts';

/** What a process does before there is a platform in it, and when there never will be one. */
export interface StartUp extends SettingChecks {
  /** Why it cannot start, in words for whoever started it. */
  explain(error: unknown): string;
  /** What the process ends with then. */
  exitCode(): number;
}

/** What a person can do about a listener that does not come up, by the system's code. */
const LISTEN_ERRORS: Readonly<Record<string, (message: string) => string>> = {
  EADDRINUSE: (message) => `The platform cannot start: the port is taken (${message}). Stop the other process, or use --port 0 for any free port.`,
  EACCES: (message) => `The platform cannot start: no right to listen there (${message}). Use a port above 1023, or --port 0.`,
  EADDRNOTAVAIL: (message) => `The platform cannot start: this machine does not have the address to listen on (${message}). Use --host 127.0.0.1.`,
  ENOTFOUND: (message) => `The platform cannot start: the host to listen on is unknown (${message}). Use --host 127.0.0.1.`,
};

export const createStartUp = (): StartUp => ({
  ...CHECKS,
  explain(error) {
    if (error instanceof ConfigError) return error.message;
    if (error instanceof StoreError) return `The platform cannot start. ${error.message}`;
    const { code = '', message, stack }: NodeJS.ErrnoException = error instanceof Error ? error : new Error(String(error));
    return LISTEN_ERRORS[code]?.(message) ?? `The platform failed: ${stack ?? message}`;
  },
  exitCode: () => 1,
});
