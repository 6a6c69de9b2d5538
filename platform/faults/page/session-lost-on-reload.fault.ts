import { pageFault } from './page-fault.ts';

export const sessionLostOnReload = pageFault({
  id: 'page/session-lost-on-reload',
  sentence: 'A reload signs the user out.',
  noticedBy: [{ by: 'toHaveText', says: /Connected[^]*not found/ }],
  sabotage: () => {
    const [navigation] = performance.getEntriesByType('navigation');
    if (navigation instanceof PerformanceNavigationTiming && navigation.type === 'reload') localStorage.removeItem('touchstone.session');
  },
});
