import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Marked } from 'marked';

/** A page for every `<id>.md` that has none yet, or an older one. */
export function makeIterationPages(folder: string): void {
  if (!existsSync(folder)) return;
  const styles = readFileSync(join(import.meta.dirname, 'page/iteration.css'), 'utf8');
  for (const name of readdirSync(folder).filter((one) => one.endsWith('.md'))) {
    const source = join(folder, name);
    const page = source.replace(/\.md$/, '.html');
    if (existsSync(page) && statSync(page).mtimeMs >= statSync(source).mtimeMs) continue;
    writeFileSync(page, iterationPageOf(readFileSync(source, 'utf8'), styles));
  }
}

/** The markdown of an iteration as a page without any code. Titles and messages come from anywhere: markup in them stays text. */
export function iterationPageOf(markdown: string, styles: string): string {
  const title = /^# (.+)$/m.exec(markdown)?.[1] ?? 'Iteration';
  const hash = createHash('sha256').update(styles).digest('base64');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>${styles}</style>
</head>
<body>
<nav><a href="../trends.html">← all iterations</a></nav>
<main>${asHtml(markdown)}</main>
</body>
</html>
`;
}

const marked = new Marked({
  gfm: true,
  renderer: {
    // What our own Markdown folds stays folded; any other element is text.
    html: ({ text }) => escaped(text).replace(/&lt;(\/?(?:details|summary))&gt;/g, '<$1>'),
    image: ({ text }) => escaped(text),
    // A link may lead to a file beside the page, and nowhere else.
    link({ href, tokens }) {
      const text = this.parser.parseInline(tokens);
      return /^(?:\.{0,2}\/)?[\w./-]+(?:#[\w-]*)?$/.test(href) ? `<a href="${escaped(href)}">${text}</a>` : text;
    },
    table({ header, rows }) {
      const cells = (row: typeof header, tag: 'th' | 'td') => row.map((cell) => `<${tag}>${this.parser.parseInline(cell.tokens)}</${tag}>`).join('');
      const head = header.some((cell) => cell.text.trim()) ? `<thead><tr>${cells(header, 'th')}</tr></thead>` : '';
      return `<div class="scroll" tabindex="0" role="region" aria-label="table"><table>${head}<tbody>${rows.map((row) => `<tr>${cells(row, 'td')}</tr>`).join('')}</tbody></table></div>`;
    },
    code: ({ text }) => `<pre tabindex="0" role="region" aria-label="text">${escaped(text)}</pre>`,
  },
});

const asHtml = (markdown: string) => marked.parse(markdown, { async: false });
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
