import type { Fault } from '../fault.ts';
import { onTools } from './on-tools.ts';

export const summaryOfNewestData: Fault = {
  id: 'agents/summary-of-newest-data',
  sentence: 'A tool that is told which data set to look at looks at the newest one.',
  parts: ['tools.execute'],
  noticedBy: [{ by: 'toMatchObject', says: /"dataset_id"|"totals"|"cost_usd"/ }],
  decorate: onTools((execute, name, { dataset_id: _dataset, ...others }, context) => execute(name, others, context)),
};
