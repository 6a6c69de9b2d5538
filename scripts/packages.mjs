import { spawnSync } from 'node:child_process';
import { existsSync, lstatSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '..');
const OLDEST_NODE = [20, 19];

/** Installs the packages of the lock file unless exactly these are there. Ends the process with a sentence when it cannot. */
export function ensurePackages() {
  checkNode();
  if (!missingPackage()) return;
  if (isLink('node_modules')) {
    // `npm ci` would empty the folder behind the link, which belongs to somebody else.
    console.error(`node_modules is a link, and behind it ${missingPackage()}. Install there, or remove the link.`);
    process.exit(1);
  }
  console.log(`Installing packages (npm ci): ${missingPackage()}`);
  // The npm that started us, so that its settings and version are the same.
  const npm = process.env.npm_execpath;
  const [command, ...args] = npm?.endsWith('.js') ? [process.execPath, npm, 'ci'] : ['npm', 'ci'];
  const { status, error } = spawnSync(command, args, {
    cwd: ROOT,
    stdio: 'inherit',
    shell: process.platform === 'win32' && command === 'npm',
  });
  if (status === 0) return;
  console.error(
    `\nThe packages could not be installed (${error?.message ?? `npm ended with ${status}`}). Run \`npm ci\` in ${ROOT} and look at its first error; nothing else works before that.`,
  );
  process.exit(1);
}

/**
 * What the lock file wants and node_modules has not, in words. Contents are compared and not times: a checkout touches
 * the lock without changing it.
 */
function missingPackage() {
  const installed = packagesIn('node_modules/.package-lock.json');
  if (!installed) return 'there is no node_modules yet';
  const wanted = Object.entries(packagesIn('package-lock.json') ?? {});
  // Optional packages are for other systems too, and are not there on this one.
  const missing = wanted.find(([path, { version, optional }]) => path !== '' && !optional && installed[path]?.version !== version);
  return missing && `${missing[0]} is not the version of the lock file`;
}

const isLink = (name) => lstatSync(resolve(ROOT, name), { throwIfNoEntry: false })?.isSymbolicLink() ?? false;

function packagesIn(file) {
  const path = resolve(ROOT, file);
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).packages : undefined;
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [oldestMajor, oldestMinor] = OLDEST_NODE;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  console.error(
    `Node ${process.versions.node} is too old: ${OLDEST_NODE.join('.')} or newer is needed (https://nodejs.org, or \`npx -y node@22 scripts/start.mjs …\`).`,
  );
  process.exit(1);
}
