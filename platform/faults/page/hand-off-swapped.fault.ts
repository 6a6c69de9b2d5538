import { pageFault } from './page-fault.ts';

export const handOffSwapped = pageFault({
  id: 'page/hand-off-swapped',
  sentence: 'Agents seem to hand over to the wrong one.',
  noticedBy: [{ by: 'toContainText', says: /Hand-off/ }],
  sabotage: ({ incoming }) => {
    incoming((frame) =>
      frame.type === 'agent_handoff'
        ? [{ ...frame, payload: { ...frame.payload, from_agent: frame.payload.to_agent, to_agent: frame.payload.from_agent } }]
        : [frame],
    );
  },
});
