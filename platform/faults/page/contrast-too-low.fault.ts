import { pageFault } from './page-fault.ts';

export const contrastTooLow = pageFault({
  id: 'page/contrast-too-low',
  sentence: 'Secondary text is hardly darker than its ground.',
  noticedBy: [{ by: 'toEqual', says: /color-contrast/ }],
  sabotage: () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('.muted, .meta { color: rgb(150 145 138) !important }');
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  },
});
