import type { OpenApi } from '#contracts/about.schema';
import { PATHS } from '#contracts/paths';

/** The API for people: plain HTML without scripts or styles, so the policy of all pages holds for it too. */
export function docsPageOf({ info, paths }: OpenApi): string {
  const rows = Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, { summary, 'x-requires': requires }]) => {
      const who = typeof requires === 'string' ? requires : 'anyone';
      return `<tr><td><code>${escaped(method.toUpperCase())}</code></td><td><code>${escaped(path)}</code></td><td>${escaped(who)}</td><td>${escaped(summary)}</td></tr>`;
    }),
  );
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escaped(info.title)}: API</title></head>
<body>
<main>
<h1>${escaped(info.title)} ${escaped(info.version)}</h1>
<p>For programs: <a href="${PATHS.openApi}">OpenAPI</a> for HTTP, <a href="${PATHS.asyncApi}">AsyncAPI</a> for the socket.</p>
<table>
<thead><tr><th scope="col">Method</th><th scope="col">Path</th><th scope="col">For</th><th scope="col">What it does</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>
</main>
</body>
</html>
`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
