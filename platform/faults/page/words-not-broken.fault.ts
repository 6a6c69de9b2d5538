import { pageFault } from './page-fault.ts';

export const wordsNotBroken = pageFault({
  id: 'page/words-not-broken',
  sentence: 'A long word makes the conversation wider than the screen.',
  noticedBy: [{ by: 'toBe', says: /Expected: 0/ }],
  sabotage: () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('.bubble { max-width: none; white-space: pre }');
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  },
});
