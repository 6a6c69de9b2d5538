import { pageFault } from './page-fault.ts';

export const toolResultAltered = pageFault({
  id: 'page/tool-result-altered',
  sentence: 'The page shows another result of a tool than the tool computed.',
  noticedBy: [{ by: 'toHaveText', says: /\^rows\$/ }],
  sabotage: ({ incoming }) => {
    incoming((frame) =>
      frame.type === 'tool_completed' && 'rows' in frame.payload.result
        ? [{ ...frame, payload: { ...frame.payload, result: { ...frame.payload.result, rows: Number(frame.payload.result['rows']) + 1 } } }]
        : [frame],
    );
  },
});
