import { ConfigError, readSettings, SETTING_NAMES } from './config.ts';
import { startPlatform } from './app.ts';
import { buildPages } from './web/build.ts';
import { cac } from 'cac';

/** Flags win over the environment: `--jwt-secret x` is `PLATFORM_JWT_SECRET=x`. */
function settingsFromCommandLine(argv: readonly string[]): Record<string, string | undefined> {
  const cli = cac('platform');
  for (const name of SETTING_NAMES) cli.option(`--${flagOf(name)} <value>`, `same as ${name}`);
  cli.help();
  const { options } = cli.parse([...argv], { run: false });
  if (options.help) process.exit(0);
  const byFlag = new Map(SETTING_NAMES.map((name) => [camel(flagOf(name)), name]));
  const unknown = Object.keys(options).filter((key) => key !== '--' && key !== 'help' && key !== 'h' && !byFlag.has(key));
  if (unknown.length > 0 || cli.args.length > 0) throw new ConfigError(`Unknown on the command line: ${[...unknown.map((key) => `--${key}`), ...cli.args].join(', ')}. See --help.`);
  const given = [...byFlag].flatMap(([key, name]) => (options[key] === undefined ? [] : [[name, String(options[key])]]));
  return { ...process.env, ...Object.fromEntries(given) };
}

const flagOf = (name: string) => name.replace('PLATFORM_', '').toLowerCase().replaceAll('_', '-');
const camel = (flag: string) => flag.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

try {
  const settings = readSettings(settingsFromCommandLine(process.argv));
  await buildPages();
  const platform = await startPlatform(settings);
  const stop = () => void platform.close().then(() => process.exit(0));
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  // The one line on standard output: whoever started us waits for it and reads the address.
  console.log(`platform ready at ${platform.origin}`);
} catch (error) {
  console.error(explain(error));
  process.exit(1);
}

function explain(error: unknown): string {
  if (error instanceof ConfigError) return error.message;
  const { code, message, stack } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') return `The platform cannot start: the port is taken (${message}). Stop the other process, or use --port 0 for any free port.`;
  if (code === 'EACCES') return `The platform cannot start: no right to listen there (${message}). Use a port above 1023, or --port 0.`;
  return `The platform cannot start: ${stack ?? message}`;
}
