import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';

const ROOT = resolve(import.meta.dirname, '../..');
const FOLDER = join(ROOT, '.touchstone/programs');
const KEPT_MS = 60 * 60_000;

/** What was made of an entry, and the sources it was made of, each with what changes when it is written. */
const index = z.object({ program: z.string(), sources: z.record(z.string(), z.string()) });

const made = new Map<string, Promise<string>>();

/**
 * A TypeScript program as plain JavaScript in few files, for processes that are started again and again: translating and
 * finding the platform's thousand sources costs each start a second and a half, and this once for all runs until a source changes.
 * Packages stay where they are. Any number of processes may ask at once.
 * @param entry path from the root of the project, `platform/serve.ts`
 * @returns path of the file to start with `node`
 */
export function programOf(entry: string): Promise<string> {
  const asked = made.get(entry) ?? make(entry);
  made.set(entry, asked);
  return asked;
}

async function make(entry: string): Promise<string> {
  const name = entry.replace(/\.ts$/, '').replaceAll('/', '-');
  const indexFile = join(FOLDER, `${name}.json`);
  const before = existsSync(indexFile) ? index.parse(JSON.parse(readFileSync(indexFile, 'utf8'))) : undefined;
  if (before && existsSync(before.program) && Object.entries(before.sources).every(([path, stamp]) => stampOf(path) === stamp)) return before.program;

  const folder = join(FOLDER, `${name}-${process.pid}-${Date.now()}`);
  const program = join(folder, 'main.mjs');
  const sources = await bundle(entry, folder);
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(`${folder}.json`, JSON.stringify({ program, sources: Object.fromEntries(sources.map((path) => [path, stampOf(path)])) } satisfies z.infer<typeof index>));
  renameSync(`${folder}.json`, indexFile);
  sweep(name, folder);
  return program;
}

/** The bundler is loaded only when there is something to make. Returns the paths of the sources. */
async function bundle(entry: string, outdir: string): Promise<string[]> {
  const { build } = await import('esbuild');
  const { metafile } = await build({
    entryPoints: { main: entry }, outdir, absWorkingDir: ROOT, outExtension: { '.js': '.mjs' },
    bundle: true, splitting: true, packages: 'external', platform: 'node', format: 'esm', target: 'node20', metafile: true, logLevel: 'error',
    plugins: [{
      name: 'here',
      // Sources find files next to them; there is nothing next to what is made of them.
      setup: (bundler) => bundler.onLoad({ filter: /\.ts$/ }, ({ path }) => ({
        loader: 'ts',
        contents: readFileSync(path, 'utf8').replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path))).replaceAll('import.meta.dirname', JSON.stringify(dirname(path))),
      })),
    }],
  });
  return Object.keys(metafile.inputs);
}

function stampOf(path: string): string {
  const { mtimeMs = 0, size = 0 } = statSync(join(ROOT, path), { throwIfNoEntry: false }) ?? {};
  return `${mtimeMs} ${size}`;
}

/** Takes away what was made before, once nobody can be about to start it. */
function sweep(name: string, current: string): void {
  const older = readdirSync(FOLDER).filter((one) => new RegExp(`^${name}-\\d+-\\d+$`).test(one)).map((one) => join(FOLDER, one));
  for (const folder of older.filter((one) => one !== current)) {
    if (Date.now() - statSync(folder).mtimeMs > KEPT_MS) rmSync(folder, { recursive: true, force: true });
  }
}
