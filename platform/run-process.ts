import { readSettings } from './config.ts';
import { HELP, readFlags } from './flags.ts';
import type { StartUp } from './start-up.ts';

/** Runs a platform as a process: settings from flags and environment, an address on standard output, an end by signal. */
export async function runProcess(startUp: StartUp): Promise<void> {
  const fail = (error: unknown): never => {
    console.error(startUp.explain(error));
    process.exit(startUp.exitCode());
  };
  const { help, given, mistakes } = readFlags(process.argv.slice(2));
  if (help) {
    console.log(HELP);
    process.exit(0);
  }
  try {
    const settings = readSettings({ ...process.env, ...given }, mistakes, startUp);
    // Loaded late: whoever has a setting wrong hears of it at once.
    const [{ startPlatform }, { buildPages }] = await Promise.all([import('./app.ts'), import('./web/build.ts')]);
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
