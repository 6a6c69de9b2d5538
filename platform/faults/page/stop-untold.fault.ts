import { pageFault } from './page-fault.ts';

export const stopUntold = pageFault({
  id: 'page/stop-untold',
  sentence: 'A run is stopped on the page alone: the platform is not told and goes on.',
  noticedBy: [{ by: 'toMatchObject', says: /cancelled/ }],
  sabotage: ({ incoming, outgoing }) => {
    let stopped = false;
    incoming((frame) => {
      if (!stopped || frame.type !== 'partial_result') return [frame];
      // The event that comes next is shown as the end of the run; whatever follows, the page holds for over.
      return [{ ...frame, type: 'agent_cancelled', payload: { reason: 'user' } }];
    });
    outgoing((frame) => {
      stopped ||= frame.type === 'stop_agent';
      return frame.type === 'stop_agent' ? [] : [frame];
    });
  },
});
