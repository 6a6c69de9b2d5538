/** As hard as 16 random bytes would be, in the letters it is made of. */
const MIN_BITS = 96;

/** Whether a secret could be a random one: many different characters, and not a short piece over and over. */
export const isHardToGuess = (text: string): boolean => bitsOf(text) >= MIN_BITS && periodOf(text) > text.length / 2;

/** Shannon's entropy of the whole text, from how often each of its characters occurs. */
function bitsOf(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  return [...counts.values()].reduce((bits, count) => bits - count * Math.log2(count / text.length), 0);
}

/** Length of the shortest piece that makes the text when it is repeated, its last repetition cut off. */
function periodOf(text: string): number {
  for (let period = 1; period < text.length; period += 1) if (text.startsWith(text.slice(period))) return period;
  return text.length;
}
