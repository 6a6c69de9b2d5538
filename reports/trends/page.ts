import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Trends } from './trends.types.ts';

/** Code and styles of the page, ready to be put into it. */
export interface Assets {
  readonly code: string;
  readonly styles: string;
}

/** Bundles the page with its charting library: what is in the file needs nothing from anywhere. */
export async function buildAssets(): Promise<Assets> {
  // Loaded only here: nobody who only reads a history pays for a bundler. It sets NODE_ENV for the whole process.
  const { NODE_ENV } = process.env;
  const { build } = await import('vite');
  const built = await build({
    root: join(import.meta.dirname, 'page'), configFile: false, envFile: false, logLevel: 'silent', mode: 'production', publicDir: false,
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: { write: false, reportCompressedSize: false, target: 'es2022', modulePreload: false, cssCodeSplit: false, rolldownOptions: { input: join(import.meta.dirname, 'page/main.tsx'), output: { format: 'iife' } } },
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

/**
 * The page as one file. Its policy allows exactly its own code and styles and no request at all, so that neither a title of a
 * test nor a mistake of ours can make it load or tell anything.
 */
export function pageOf(trends: Trends, { code, styles }: Assets): string {
  const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src ${hash(code)}; style-src ${hash(styles)}; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Touchstone trends</title>
<style>${styles}</style>
</head>
<body>
<div id="app"></div>
<noscript><p>The charts need JavaScript. The same figures are in history.jsonl and iterations/*.md beside this file.</p></noscript>
<script type="application/json" id="data">${embedded(trends)}</script>
<script>${code}</script>
</body>
</html>
`;
}

/** JSON that cannot end the element it stands in, nor begin a comment in it. */
const embedded = (value: unknown) => JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
