import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';

const ROOT = resolve(import.meta.dirname, '../..');
const FOLDER = '.touchstone/programs';
const KEPT_MS = 60 * 60_000;

/** What was made of an entry and where, and the sources it was made of, each with what changes when it is written. */
const index = z.object({ root: z.string(), program: z.string(), sources: z.record(z.string(), z.string()) });
type Index = z.infer<typeof index>;

const made = new Map<string, Promise<string>>();

/**
 * A TypeScript program as plain JavaScript in few files, for processes that are started again and again: translating and
 * finding the platform's thousand sources costs each start a second and a half, and this once for all runs until a source changes.
 * Packages stay where they are. Any number of processes may ask at once.
 * @param entry path from the root of the project, `platform/serve.ts`
 * @returns path of the file to start with `node`
 */
export function programOf(entry: string): Promise<string> {
  const asked = made.get(entry) ?? programIn(ROOT, entry);
  made.set(entry, asked);
  return asked;
}

/** The same below any root, looked for anew each time. What stands in the index and is of no use is as good as nothing: it is made anew. */
export async function programIn(root: string, entry: string): Promise<string> {
  const name = entry.replace(/\.ts$/, '').replaceAll('/', '-');
  const kept = join(root, FOLDER);
  const indexFile = join(kept, `${name}.json`);
  const before = readIndex(indexFile);
  if (before && isCurrent(before, root)) return before.program;

  const folder = join(kept, `${name}-${process.pid}-${Date.now()}`);
  const program = join(folder, 'main.mjs');
  const sources = await bundle(root, entry, folder);
  writeFileSync(`${folder}.json`, JSON.stringify({ root, program, sources: Object.fromEntries(sources.map((path) => [path, stampOf(root, path)])) } satisfies Index));
  renameSync(`${folder}.json`, indexFile);
  sweep(kept, name, folder);
  return program;
}

function readIndex(file: string): Index | undefined {
  try {
    return index.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}

/** The paths of its sources are in a program, so in a copied checkout the one that came along would read what the first checkout holds. */
function isCurrent({ root, program, sources }: Index, here: string): boolean {
  return root === here && existsSync(program) && Object.entries(sources).every(([path, stamp]) => stampOf(root, path) === stamp);
}

/** The bundler is loaded only when there is something to make. Returns the paths of the sources. */
async function bundle(root: string, entry: string, outdir: string): Promise<string[]> {
  const { build } = await import('esbuild');
  const { metafile } = await build({
    entryPoints: { main: entry }, outdir, absWorkingDir: root, outExtension: { '.js': '.mjs' },
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

function stampOf(root: string, path: string): string {
  const { mtimeMs = 0, size = 0 } = statSync(join(root, path), { throwIfNoEntry: false }) ?? {};
  return `${mtimeMs} ${size}`;
}

/** Takes away what was made before, once nobody can be about to start it. */
function sweep(kept: string, name: string, current: string): void {
  const older = readdirSync(kept).filter((one) => new RegExp(`^${name}-\\d+-\\d+$`).test(one)).map((one) => join(kept, one));
  for (const folder of older.filter((one) => one !== current)) {
    if (Date.now() - statSync(folder).mtimeMs > KEPT_MS) rmSync(folder, { recursive: true, force: true });
  }
}
