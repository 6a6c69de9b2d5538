import { createHash } from 'node:crypto';
import type { Assets } from './assets.ts';
import type { Trends } from './trends.types.ts';

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
