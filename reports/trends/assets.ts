import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';

const assets = z.object({ code: z.string(), styles: z.string() });
/** Code and styles of the page, ready to be put into it. */
export type Assets = z.output<typeof assets>;

const PAGE = join(import.meta.dirname, 'page');
const CACHE = resolve(import.meta.dirname, '../../.touchstone');

/** The page's code and styles: those that were bundled last, as long as nothing of what is in them has changed. */
export async function loadAssets(): Promise<Assets> {
  const file = join(CACHE, `trends-${fingerprint()}.json`);
  if (existsSync(file)) return assets.parse(JSON.parse(readFileSync(file, 'utf8')));
  const built = await buildAssets();
  mkdirSync(CACHE, { recursive: true });
  // Renamed into place: another process may look for it at this moment.
  writeFileSync(`${file}.${process.pid}`, JSON.stringify(built));
  renameSync(`${file}.${process.pid}`, file);
  return built;
}

function fingerprint(): string {
  const sources = readdirSync(PAGE, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).sort();
  const hash = createHash('sha256');
  for (const file of [...sources, import.meta.filename, resolve(import.meta.dirname, '../../package-lock.json')]) hash.update(`${file.replace(PAGE, '')}\0`).update(readFileSync(file));
  return hash.digest('hex').slice(0, 16);
}

/** Bundles the page with its charting library: what is in the file needs nothing from anywhere. */
async function buildAssets(): Promise<Assets> {
  // Loaded only here: nobody who only reads a history pays for a bundler. It sets NODE_ENV for the whole process.
  const { NODE_ENV } = process.env;
  const { build } = await import('vite');
  const built = await build({
    root: PAGE, configFile: false, envFile: false, logLevel: 'silent', mode: 'production', publicDir: false,
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: { write: false, reportCompressedSize: false, target: 'es2022', modulePreload: false, cssCodeSplit: false, rolldownOptions: { input: join(PAGE, 'main.tsx'), output: { format: 'iife' } } },
  }).finally(() => {
    if (NODE_ENV === undefined) delete process.env['NODE_ENV'];
    else process.env['NODE_ENV'] = NODE_ENV;
  });
  const files = [built].flat().flatMap((one) => ('output' in one ? one.output : []));
  const code = files.flatMap((file) => (file.type === 'chunk' ? [file.code] : [])).join('\n');
  const styles = files.flatMap((file) => (file.type === 'asset' && file.fileName.endsWith('.css') ? [String(file.source)] : [])).join('\n');
  // The end of a script element ends it wherever it stands, in a string too.
  return { code: code.replaceAll('</script', '<\\/script'), styles };
}
