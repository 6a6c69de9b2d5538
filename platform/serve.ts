import { startPlatform } from './app.ts';
import { ConfigError, readSettings } from './config.ts';
import { HELP, readFlags } from './flags.ts';
import { StoreError } from './store/database.ts';
import { buildPages } from './web/build.ts';

/** What a person can do about a listener that does not come up, by the system's code. */
const LISTEN_ERRORS: Readonly<Record<string, (message: string) => string>> = {
  EADDRINUSE: (message) => `The platform cannot start: the port is taken (${message}). Stop the other process, or use --port 0 for any free port.`,
  EACCES: (message) => `The platform cannot start: no right to listen there (${message}). Use a port above 1023, or --port 0.`,
  EADDRNOTAVAIL: (message) => `The platform cannot start: this machine does not have the address to listen on (${message}). Use --host 127.0.0.1.`,
  ENOTFOUND: (message) => `The platform cannot start: the host to listen on is unknown (${message}). Use --host 127.0.0.1.`,
};

const { help, given, mistakes } = readFlags(process.argv.slice(2));
if (help) {
  console.log(HELP);
  process.exit(0);
}

try {
  const settings = readSettings({ ...process.env, ...given }, mistakes);
  await buildPages();
  const platform = await startPlatform(settings);
  let stopping = false;
  const stop = () => {
    // Who asks twice does not want to wait for what is still running.
    if (stopping) process.exit(1);
    stopping = true;
    void platform.close().then(() => process.exit(platform.exitCode()), fail);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  if (settings.PLATFORM_OWNER_PID !== undefined) stopWithout(settings.PLATFORM_OWNER_PID, stop);
  // The one line on standard output: whoever started us waits for it and reads the address.
  const { origin, redirectOrigin } = platform;
  console.log(`platform ready at ${origin}${redirectOrigin ? ` (${redirectOrigin} redirects there)` : ''}`);
} catch (error) {
  fail(error);
}

/** A killed test runner cannot stop what it started; what it started notices. */
function stopWithout(owner: number, stop: () => void): void {
  const timer = setInterval(() => {
    if (isAlive(owner)) return;
    clearInterval(timer);
    stop();
  }, 1000);
  timer.unref();
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // EPERM: it lives, and belongs to somebody else.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function fail(error: unknown): never {
  console.error(explain(error));
  process.exit(1);
}

function explain(error: unknown): string {
  if (error instanceof ConfigError) return error.message;
  if (error instanceof StoreError) return `The platform cannot start. ${error.message}`;
  const { code = '', message, stack }: NodeJS.ErrnoException = error instanceof Error ? error : new Error(String(error));
  return LISTEN_ERRORS[code]?.(message) ?? `The platform failed: ${stack ?? message}`;
}
