import { say } from '../speech.ts';
import type { Behaviour } from '../turn.ts';

const IN_A_PARAGRAPH = 10;

/** Numbered sentences in paragraphs, so that a missing or doubled piece shows. */
function textOf(length: number): string {
  const sentences: string[] = [];
  for (let written = 0; written < length;) {
    const number = sentences.length + 1;
    const sentence = `Sentence ${number} of a long answer says nothing but its number.${number % IN_A_PARAGRAPH === 0 ? '\n\n' : ' '}`;
    sentences.push(sentence);
    written += sentence.length;
  }
  return `${sentences
    .join('')
    .slice(0, Math.max(1, length) - 1)
    .trimEnd()}.`;
}

/** `[long:N]`: an answer of about N characters. */
export const long: Behaviour = {
  name: 'long',
  number: { fallback: 2000, max: 8_388_608 },
  scope: 'answer',
  respond: ({ request }, length) => say(textOf(length), request.signal),
};
