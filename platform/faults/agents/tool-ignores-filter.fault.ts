import type { Fault } from '../fault.ts';
import { onTools } from './on-tools.ts';

export const toolIgnoresFilter: Fault = {
  id: 'agents/tool-ignores-filter',
  sentence: 'A tool that is asked about one service answers about all.',
  parts: ['tools.execute'],
  noticedBy: [{ by: 'toMatchObject', says: /"matched"/ }, { by: 'toMatchObject', says: /- +"total_cost_usd"/ }],
  decorate: onTools((execute, name, { service: _service, ...others }, context) => execute(name, others, context)),
};
