import { pageFault } from './page-fault.ts';

export const toolStepMissing = pageFault({
  id: 'page/tool-step-missing',
  sentence: 'Tools that agents use are not shown among the steps.',
  noticedBy: [{ by: 'toBeVisible', says: /Tool analyze_workload done/ }],
  sabotage: ({ hide }) => {
    hide('.step[data-kind=tool]');
  },
});
