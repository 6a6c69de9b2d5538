import { pageFault } from './page-fault.ts';

export const foreignRequest = pageFault({
  id: 'page/foreign-request',
  sentence: 'The page asks somebody else for something.',
  noticedBy: [{ by: 'E_TARGET_FOREIGN' }],
  sabotage: () => {
    new Image().src = 'http://127.0.0.9:9/pixel.gif';
  },
});
