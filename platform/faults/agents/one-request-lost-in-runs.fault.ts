import type { Fault } from '../fault.ts';
import { datasetSummaryOutput } from '../../tools/dataset-summary.tool.ts';
import { onTools } from './on-tools.ts';

export const oneRequestLostInRuns: Fault = {
  id: 'agents/one-request-lost-in-runs',
  sentence: 'Within a run the summary of the data lacks a request that it has over the API.',
  parts: ['tools.execute'],
  noticedBy: [{ by: 'toEqual', says: /"requests"/ }, { by: 'E_QUALITY', says: /it does not say [\d,]+/ }],
  decorate: onTools(async (execute, name, args, context) => {
    const result = await execute(name, args, context);
    if (name !== 'dataset_summary' || context.threadId === undefined) return result;
    const found = datasetSummaryOutput.parse(result);
    return { ...found, totals: { ...found.totals, requests: found.totals.requests - 1 } };
  }),
};
