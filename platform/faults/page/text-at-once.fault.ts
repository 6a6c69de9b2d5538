import { pageFault } from './page-fault.ts';

export const textAtOnce = pageFault({
  id: 'page/text-at-once',
  sentence: 'A text is not shown while it is being written, only when it is done.',
  noticedBy: [{ by: 'toContainText', says: /Sentence 3/ }],
  sabotage: ({ incoming }) => {
    incoming((frame) => (frame.type === 'partial_result' ? [{ ...frame, payload: { ...frame.payload, content: '' } }] : [frame]));
  },
});
