import { pageFault } from './page-fault.ts';

export const toolResultMissing = pageFault({
  id: 'page/tool-result-missing',
  sentence: 'The result of a tool cannot be looked at.',
  noticedBy: [{ by: 'toHaveText', says: /\^rows\$/ }],
  sabotage: ({ incoming }) => {
    incoming((frame) => (frame.type === 'tool_completed' ? [{ ...frame, payload: { ...frame.payload, result: {} } }] : [frame]));
  },
});
