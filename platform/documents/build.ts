import type { Version } from '#contracts/about.schema';
import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Core } from '../core.ts';
import { SERVICE_NAME } from '../operations/version.ts';
import packageJson from '../../package.json' with { type: 'json' };
import type { Build } from './ports.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const SERVICES = ['api', 'auth', 'websocket', 'app'] as const satisfies Version['services'][number]['name'][];

/** What runs here. One process serves all, so all services are of one build. */
export function createBuild({ settings }: Core): Build {
  const built = settings.PLATFORM_REVISION === 'unknown' ? undefined : settings.PLATFORM_REVISION;
  return {
    version() {
      const of = { version: packageJson.version, revision: built ?? checkedOut() ?? 'unknown' };
      return { name: SERVICE_NAME, ...of, environment: settings.PLATFORM_ENVIRONMENT, services: SERVICES.map((name) => ({ name, ...of })) };
    },
  };
}

let found: { readonly revision: string | undefined } | undefined;
/** The commit checked out when it was first asked for, where this runs from a clone. */
const checkedOut = (): string | undefined => (found ??= { revision: readRevision() }).revision;

function readRevision(): string | undefined {
  const pointer = textOf(ROOT, '.git');
  // In a worktree `.git` is a file that tells where the directory is.
  const folder = resolve(ROOT, /^gitdir: (.+)$/.exec(pointer ?? '')?.[1] ?? '.git');
  const head = textOf(folder, 'HEAD') ?? '';
  const branch = /^ref: (.+)$/.exec(head)?.[1];
  if (branch === undefined) return commit(head);
  const shared = resolve(folder, textOf(folder, 'commondir') ?? '.');
  const packed = textOf(shared, 'packed-refs')?.split('\n').find((line) => line.endsWith(` ${branch}`))?.slice(0, 40);
  return commit(textOf(folder, branch) ?? textOf(shared, branch) ?? packed ?? '');
}

const commit = (text: string): string | undefined => (/^[0-9a-f]{40,64}$/.test(text) ? text : undefined);

/** Trimmed text of a file; undefined when there is no such file. */
function textOf(folder: string, name: string): string | undefined {
  const path = resolve(folder, name);
  return statSync(path, { throwIfNoEntry: false })?.isFile() ? readFileSync(path, 'utf8').trim() : undefined;
}
