import { pageFault } from './page-fault.ts';

export const piecesDoubled = pageFault({
  id: 'page/pieces-doubled',
  sentence: 'Now and then a piece of an answer stands there twice while it is being written.',
  noticedBy: [{ by: 'toEqual', says: /Sentence \d+ of a long|thirteen|seven/ }],
  sabotage: ({ incoming }) => {
    const twice = (content: string) => content + content;
    incoming((frame) =>
      frame.type === 'partial_result' && frame.payload.index % 7 === 5 ? [{ ...frame, payload: { ...frame.payload, content: twice(frame.payload.content) } }] : [frame],
    );
  },
});
