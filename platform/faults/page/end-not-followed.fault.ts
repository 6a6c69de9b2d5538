import { pageFault } from './page-fault.ts';

export const endNotFollowed = pageFault({
  id: 'page/end-not-followed',
  sentence: 'A long answer leaves its reader at the beginning.',
  noticedBy: [{ by: 'toBeInViewport', says: /viewport ratio 0/ }],
  sabotage: () => {
    Element.prototype.scrollTo = () => undefined;
  },
});
