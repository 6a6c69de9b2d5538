import { say } from '../speech.ts';
import type { Behaviour } from '../turn.ts';

const TEXT = [
  'Latin: Zürich, naïve façade, Łódź, İstanbul.',
  'Greek: Το κόστος μειώθηκε.',
  'Cyrillic: Затраты снизились на десять процентов.',
  'Chinese: 成本下降了百分之十。',
  'Japanese: コストが十パーセント下がりました。',
  'Korean: 비용이 십 퍼센트 감소했습니다.',
  'Hindi: लागत दस प्रतिशत घटी।',
  'Thai: ค่าใช้จ่ายลดลงสิบเปอร์เซ็นต์',
  'Arabic: انخفضت التكلفة بنسبة ١٠٪.',
  'Hebrew: העלות ירדה בעשרה אחוזים.',
  'Emoji: 🚀 👩🏽‍💻 👨‍👩‍👧‍👦 🏳️‍🌈 🇨🇭 ❤️ 🧑‍🚒.',
  // Written as escapes, because editors compose them: e + U+0301, a + U+0308, n + U+0303, and a heap of marks on one letter.
  'Combining: e\u0301 a\u0308 n\u0303 Z\u0351\u036b\u0343\u036a\u0302\u036b.',
  'Outside the basic plane: 𝒳 𐍈 𠮷.',
].join('\n\n');

/** `[unicode]`: many scripts, right-to-left text, joined emoji, combining marks. */
export const unicode: Behaviour = {
  name: 'unicode',
  scope: 'answer',
  respond: ({ request }) => say(TEXT, request.signal),
};
