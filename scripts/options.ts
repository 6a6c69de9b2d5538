import { parseArgs, type ParseArgsConfig } from 'node:util';
import { reasonOf, TouchstoneError } from '#utils/errors';

/** Options of a command of ours, read strictly: one that is misspelt must not be left unnoticed. @throws TouchstoneError E_USAGE */
export function readOptions<const T extends NonNullable<ParseArgsConfig['options']>>(command: string, args: readonly string[], options: T) {
  try {
    return parseArgs({ args: [...args], options, strict: true, allowPositionals: false }).values;
  } catch (error) {
    const known = Object.entries(options).map(([name, { type }]) => (type === 'string' ? `--${name}=…` : `--${name}`));
    throw new TouchstoneError('E_USAGE', { expected: `npm run ${command} -- ${known.join(' ')}`, happened: reasonOf(error), where: `npm run ${command}` });
  }
}
