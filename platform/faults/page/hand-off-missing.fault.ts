import { pageFault } from './page-fault.ts';

export const handOffMissing = pageFault({
  id: 'page/hand-off-missing',
  sentence: 'That agents hand over to each other is not shown.',
  noticedBy: [{ by: 'toContainText', says: /Hand-off/ }],
  sabotage: ({ hide }) => {
    hide('.step[data-kind=handoff]');
  },
});
