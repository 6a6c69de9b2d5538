import { parseArgs } from 'node:util';
import { SETTING_NAMES } from './config.ts';

/** `PLATFORM_JWT_SECRET` is `--jwt-secret`. */
const flagOf = (setting: string): string => setting.replace('PLATFORM_', '').toLowerCase().replaceAll('_', '-');
const SETTING_OF: ReadonlyMap<string, string> = new Map(SETTING_NAMES.map((setting) => [flagOf(setting), setting]));

export const HELP = `Usage: npm run platform -- [--<setting> <value> …]

Flags win over the environment:
${[...SETTING_OF].map(([flag, setting]) => `  --${flag.padEnd(24)} ${setting}`).join('\n')}`;

export interface Flags {
  readonly help: boolean;
  /** Settings by their environment name. */
  readonly given: Readonly<Record<string, string>>;
  /** In words without any value: what stands there may be a secret in the wrong place. */
  readonly mistakes: readonly string[];
}

/** Reads the command line. Values stay text: a key made of digits must not become a number. */
export function readFlags(argv: readonly string[]): Flags {
  const options = Object.fromEntries([...SETTING_OF.keys()].map((flag) => [flag, { type: 'string' as const }]));
  const { tokens } = parseArgs({ args: [...argv], options: { ...options, help: { type: 'boolean' } }, strict: false, allowPositionals: true, tokens: true });
  const given: Record<string, string> = {};
  const mistakes: string[] = [];
  let help = false;
  for (const token of tokens) {
    if (token.kind === 'positional') mistakes.push(`command line: argument ${token.index + 1} belongs to no flag`);
    if (token.kind !== 'option') continue;
    const setting = SETTING_OF.get(token.name);
    if (token.name === 'help') help = true;
    else if (setting === undefined) mistakes.push(`${token.rawName}: is not a flag of the platform (see --help)`);
    else if (token.value === undefined || (!token.inlineValue && token.value.startsWith('--'))) mistakes.push(`${token.rawName}: needs a value`);
    else given[setting] = token.value;
  }
  return { help, given, mistakes };
}
