import { pageFault } from './page-fault.ts';

export const offlineUntold = pageFault({
  id: 'page/offline-untold',
  sentence: 'A page without a network says that it is connected.',
  noticedBy: [{ by: 'toHaveText', says: /Expected: +"Offline"\s+Received: +"Connected"/ }],
  sabotage: () => {
    addEventListener('offline', (event) => event.stopImmediatePropagation(), { capture: true });
  },
});
