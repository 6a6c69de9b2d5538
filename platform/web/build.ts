import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface BuildPaths {
  readonly source: string;
  readonly out: string;
}

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const PATHS: BuildPaths = { source: here('./src'), out: here('./dist') };
/** What ends up in the page besides its own sources. */
const INGREDIENTS = [here('./build.ts'), here('../../utils/contracts/paths.ts'), here('../../utils/contracts/limits.ts'), here('../../package-lock.json')];
const KEPT_MS = 60 * 60_000;
const fingerprintTag = (fingerprint: string) => `<meta name="build" content="${fingerprint}" />`;

/**
 * Builds the chat page when it is missing or older than its sources, told by their content; otherwise it only reads
 * them. Any number of processes may do this at once: a build is made aside, its files have names that follow from
 * their content, and replacing `index.html`, the last step, is what makes it the current one.
 */
export async function buildPages({ source, out }: BuildPaths = PATHS): Promise<void> {
  const fingerprint = await fingerprintOf(source);
  const index = await readFile(join(out, 'index.html'), 'utf8').catch(() => '');
  if (index.includes(fingerprintTag(fingerprint))) return;

  const aside = join(out, `.build-${process.pid}-${randomBytes(4).toString('hex')}`);
  try {
    await bundle(source, aside);
    await mkdir(join(out, 'assets'), { recursive: true });
    for (const file of await readdir(join(aside, 'assets'))) await rename(join(aside, 'assets', file), join(out, 'assets', file));
    const page = await readFile(join(aside, 'index.html'), 'utf8');
    await writeFile(join(aside, 'index.html'), page.replace('</head>', `  ${fingerprintTag(fingerprint)}\n  </head>`));
    await rename(join(aside, 'index.html'), join(out, 'index.html'));
    await sweep(out, page);
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
}

/** Takes away what older or killed builds left, once nobody can be using it any more. */
async function sweep(out: string, page: string): Promise<void> {
  const leftovers = [...(await readdir(join(out, 'assets'))).map((name) => join('assets', name)), ...(await readdir(out)).filter((name) => name.startsWith('.build-'))];
  for (const name of leftovers.filter((one) => !page.includes(one))) {
    const { mtimeMs } = await stat(join(out, name)).catch(() => ({ mtimeMs: Date.now() }));
    if (Date.now() - mtimeMs > KEPT_MS) await rm(join(out, name), { recursive: true, force: true });
  }
}

async function fingerprintOf(source: string): Promise<string> {
  const entries = await readdir(source, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).sort();
  const hash = createHash('sha256');
  for (const file of [...files, ...INGREDIENTS]) {
    const content = await readFile(file);
    hash.update(`${file.replace(source, '')}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex').slice(0, 32);
}

/** The bundler is loaded only when there is something to build: a usual start does not pay for it. */
async function bundle(root: string, outDir: string): Promise<void> {
  const { build } = await import('vite').catch((cause: unknown) => {
    throw new Error('The chat page has to be built, and Vite is not installed: run `npm install`.', { cause });
  });
  // Vite sets it for the whole process, and this one may be going to be a platform.
  const { NODE_ENV } = process.env;
  await build({
    root, configFile: false, envFile: false, logLevel: 'silent', mode: 'production', publicDir: false,
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: {
      outDir, emptyOutDir: false, reportCompressedSize: false, target: 'es2022', modulePreload: { polyfill: false },
      // The page's policy allows no code and no styles inside the document; small files stay files.
      assetsInlineLimit: 0, cssCodeSplit: false,
    },
  }).finally(() => {
    if (NODE_ENV === undefined) delete process.env['NODE_ENV'];
    else process.env['NODE_ENV'] = NODE_ENV;
  });
}
