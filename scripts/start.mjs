// The door to every command: `node scripts/start.mjs e2e --project=p1`. Plain JavaScript without packages, because it has to
// run before they are installed; it installs them and hands over to `scripts/<command>.ts`.
import { ensurePackages } from './packages.mjs';

const COMMANDS = ['setup', 'e2e', 'test', 'report', 'trends', 'gate', 'flakes', 'shard', 'merge', 'resume', 'matrix', 'durations', 'assay', 'coverage', 'catalogue', 'schemas', 'bench'];
const [command = '', ...args] = process.argv.slice(2);

if (!COMMANDS.includes(command)) {
  console.error(`Unknown command "${command}". There are: ${COMMANDS.join(', ')}.`);
  process.exit(1);
}
ensurePackages();
const { register } = await import('tsx/esm/api');
register();
const { main } = await import(`./${command}.ts`);
process.exitCode = await main(args);
