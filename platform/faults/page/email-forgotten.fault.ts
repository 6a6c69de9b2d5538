import { pageFault } from './page-fault.ts';

export const emailForgotten = pageFault({
  id: 'page/email-forgotten',
  sentence: 'After wrong credentials one has to write the e-mail again.',
  noticedBy: [{ by: 'toHaveValue', says: /E-mail[^]*Received: +""/ }],
  sabotage: ({ always, type }) => {
    always('.error', () =>
      document.querySelectorAll<HTMLInputElement>('input[type=email]').forEach((input) => input.value !== '' && type(input, '')),
    );
  },
});
