import { pageFault } from './page-fault.ts';

export const suggestionCut = pageFault({
  id: 'page/suggestion-cut',
  sentence: 'A suggestion asks the platform another question than it shows.',
  noticedBy: [{ by: 'toEqual', says: /\+ +"Which services cost the most",/ }],
  sabotage: ({ outgoing }) => {
    outgoing((frame) =>
      frame.type === 'user_message' ? [{ ...frame, payload: { content: String(frame.payload?.['content']).split(',')[0] } }] : [frame],
    );
  },
});
