import { pageFault } from './page-fault.ts';

export const neverConnects = pageFault({
  id: 'page/never-connects',
  sentence: 'The page never gets connected, however often it is greeted.',
  noticedBy: [{ by: 'toHaveText', says: /Received: +"Connecting"/ }],
  sabotage: ({ incoming }) => {
    incoming((frame) => (frame.type === 'system_message' ? [] : [frame]));
  },
});
