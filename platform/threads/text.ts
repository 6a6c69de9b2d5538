const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/**
 * The form in which titles and texts are searched: without regard to case and to compatible forms of a letter. Upper
 * case, because it joins what lower case keeps apart (final sigma, ß and ss). SQLite's own LIKE knows ASCII only.
 */
export const folded = (text: string): string => text.normalize('NFKC').toUpperCase();

/** One line, cut to at most `max` characters at a word, or at a whole grapheme when the first word is longer. */
export function shortened(text: string, max: number): string {
  const line = text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  if (line.length <= max) return line;
  const cut = fitting(Array.from(graphemes.segment(line), ({ segment }) => segment), max) || fitting(Array.from(line), max);
  const word = line[cut.length] === ' ' ? cut : cut.slice(0, Math.max(0, cut.lastIndexOf(' ')));
  return (word || cut).trimEnd();
}

function fitting(pieces: readonly string[], max: number): string {
  let text = '';
  for (const piece of pieces) {
    if (text.length + piece.length > max) break;
    text += piece;
  }
  return text;
}
