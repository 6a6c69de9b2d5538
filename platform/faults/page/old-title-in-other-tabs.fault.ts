import { pageFault } from './page-fault.ts';

export const oldTitleInOtherTabs = pageFault({
  id: 'page/old-title-in-other-tabs',
  sentence: 'What is renamed in one tab keeps its title in the others.',
  noticedBy: [{ by: 'toHaveText', says: /Renamed by the other tab/ }],
  sabotage: ({ incoming }) => {
    incoming((frame) => (frame.type === 'thread_renamed' ? [{ ...frame, payload: { ...frame.payload, title: 'Shared' } }] : [frame]));
  },
});
