import { pageFault } from './page-fault.ts';

export const draftFollows = pageFault({
  id: 'page/draft-follows',
  sentence: 'What one has begun to write in one thread stands in the next.',
  noticedBy: [{ by: 'toHaveValue', says: /Received: +"a thought of the left one"/ }],
  sabotage: ({ always, type }) => {
    let draft = '';
    let place: EventTarget | null = null;
    addEventListener('input', ({ target }) => {
      if (!(target instanceof HTMLTextAreaElement)) return;
      draft = target.value;
      place = target;
    });
    always('.composer textarea', (input) => {
      if (draft !== '' && input !== place) type(input as HTMLTextAreaElement, draft);
    });
  },
});
