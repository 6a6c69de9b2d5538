import DOMPurify from 'dompurify';
import type { Token } from 'marked';
import { Marked } from 'marked';

const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

// Raw HTML is shown as what it is, text; a picture becomes its description, because fetching it would tell others who reads.
const marked = new Marked({
  gfm: true,
  breaks: true,
  renderer: { html: ({ text }) => escapeHtml(text), image: ({ text }) => escapeHtml(text), checkbox: ({ checked }) => (checked ? '☑ ' : '☐ ') },
});

const purifier = DOMPurify(window);
const RULES = {
  ALLOWED_TAGS: [
    'p', 'br', 'hr', 'h3', 'h4', 'h5', 'h6', 'strong', 'em', 'del', 'code', 'pre', 'blockquote', 'ul', 'ol', 'li', 'a', 'table', 'thead', 'tbody', 'tr', 'th', 'td',
  ],
  ALLOWED_ATTR: ['href', 'start', 'align'],
  ALLOWED_URI_REGEXP: /^(?:https?|mailto):/i,
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
};
purifier.addHook('afterSanitizeAttributes', (node) => {
  if (node.tagName === 'A') {
    node.setAttribute('rel', 'noopener noreferrer');
    node.setAttribute('target', '_blank');
  }
  // Wide ones scroll by themselves, so the keyboard must reach them.
  if (node.tagName === 'PRE' || node.tagName === 'TABLE') node.setAttribute('tabindex', '0');
});

const cache = new Map<string, string>();
const CACHED = 2000;

function renderBlock(token: Token): string {
  const key = token.type === 'heading' ? `${String(token['depth'])}\n${token.raw}` : token.raw;
  const known = cache.get(key);
  if (known !== undefined) return known;
  const html = purifier.sanitize(marked.parser([token]), RULES);
  if (cache.size >= CACHED) cache.clear();
  cache.set(key, html);
  return html;
}

/** Safe HTML of each top-level block of a Markdown text. */
export function renderBlocks(text: string): string[] {
  const tokens = marked.lexer(text).filter(({ type }) => type !== 'space');
  // The page has the first two levels of headings; an answer's own begin below them.
  const highest = Math.min(...tokens.map((token) => (token.type === 'heading' ? Number(token['depth']) : 6)));
  return tokens.map((token) => renderBlock(token.type === 'heading' ? { ...token, depth: Math.min(6, Number(token['depth']) - highest + 3) } : token));
}
