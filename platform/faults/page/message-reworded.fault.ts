import { pageFault } from './page-fault.ts';

export const messageReworded = pageFault({
  id: 'page/message-reworded',
  sentence: 'A message does not arrive as typed.',
  noticedBy: [
    { by: 'toEqual', says: /sent by enter|not blank/ },
    { by: 'toBe', says: /do you see me/ },
  ],
  sabotage: ({ outgoing }) => {
    outgoing((frame) =>
      frame.type === 'user_message' ? [{ ...frame, payload: { content: String(frame.payload?.['content']).toLowerCase() } }] : [frame],
    );
  },
});
