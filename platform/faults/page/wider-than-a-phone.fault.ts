import { pageFault } from './page-fault.ts';

export const widerThanAPhone = pageFault({
  id: 'page/wider-than-a-phone',
  sentence: 'The page is wider than a phone.',
  noticedBy: [{ by: 'toBeInViewport', says: /viewport ratio/ }, { by: 'toBe', says: /Expected: 0/ }],
  sabotage: () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('body { min-width: 480px }');
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  },
});
