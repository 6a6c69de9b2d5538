import { pageFault } from './page-fault.ts';

export const deafAfterReload = pageFault({
  id: 'page/deaf-after-reload',
  sentence: 'After a reload a page hears nothing of the run that is going on.',
  noticedBy: [
    { by: 'toHaveCount', says: /answers that came to a good end[^]*Received: +0/ },
    { by: 'toContainText', says: /one two/ },
  ],
  sabotage: ({ incoming }) => {
    const [navigation] = performance.getEntriesByType('navigation');
    const reloaded = navigation instanceof PerformanceNavigationTiming && navigation.type === 'reload';
    incoming((frame) => (reloaded && 'run_id' in frame ? [] : [frame]));
  },
});
