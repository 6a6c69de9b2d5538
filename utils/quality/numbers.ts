/** A number as a text states it, with how exactly. */
export interface StatedNumber {
  /** As it stands in the text: `$1,234.50`, `12 %`. */
  readonly text: string;
  readonly value: number;
  /** Half of the last digit's worth: what rounding may have taken. */
  readonly tolerance: number;
  readonly isShare: boolean;
}

/** Days, times, versions, ids, headings and the numbers of list items say nothing that could be true or false. */
const NO_STATEMENT = /\d{4}-\d{2}-\d{2}(?:[T ][\d:.]+Z?)?|\b\d{1,2}:\d{2}(?::\d{2})?\b|^\s*\d+[.)]\s|\bv?\d+\.\d+\.\d+\b|\b[A-Za-z_]+[\w-]*\d[\w-]*\b/gm;
const NUMBER = /\$?\s?-?\d{1,3}(?:,\d{3})+(?:\.\d+)?\s?%?|\$?\s?-?\d+(?:\.\d+)?\s?%?/g;

/** Every number that a text states. */
export function numbersIn(text: string): StatedNumber[] {
  return [...text.replace(NO_STATEMENT, ' ').matchAll(NUMBER)].map(([stated]) => {
    const digits = stated.replace(/[^\d.-]/g, '');
    const decimals = digits.split('.')[1]?.length ?? 0;
    return { text: stated.trim(), value: Number(digits), tolerance: 0.5 * 10 ** -decimals + 1e-9, isShare: stated.includes('%') };
  });
}

/** Every number in a value of any depth, those in its texts and the lengths of its lists included. */
export function numbersOf(source: unknown): number[] {
  if (typeof source === 'number') return [source];
  if (typeof source === 'string') return numbersIn(source).map(({ value }) => value);
  if (source === null || typeof source !== 'object') return [];
  const inside = Object.values(source).flatMap(numbersOf);
  return Array.isArray(source) ? [source.length, ...inside] : inside;
}

/** Numbers of a text that no source has, rounded as the text rounds them; a share may stand in a source as a fraction. */
export function ungrounded(text: string, sources: readonly unknown[]): StatedNumber[] {
  const known = numbersOf(sources);
  const isKnown = ({ value, tolerance, isShare }: StatedNumber) => known.some((each) => Math.abs(Math.abs(each) - Math.abs(value)) <= tolerance || (isShare && Math.abs(Math.abs(each * 100) - Math.abs(value)) <= tolerance));
  return numbersIn(text).filter((number) => !isKnown(number));
}
