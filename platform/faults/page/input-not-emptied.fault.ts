import { pageFault } from './page-fault.ts';

export const inputNotEmptied = pageFault({
  id: 'page/input-not-emptied',
  sentence: 'The input keeps the text after sending.',
  noticedBy: [{ by: 'toHaveValue', says: /Expected: +""/ }],
  sabotage: ({ type }) => {
    addEventListener(
      'submit',
      () => {
        const input = document.querySelector<HTMLTextAreaElement>('.composer textarea');
        if (input) setTimeout((text: string) => type(input, text), 0, input.value);
      },
      { capture: true },
    );
  },
});
