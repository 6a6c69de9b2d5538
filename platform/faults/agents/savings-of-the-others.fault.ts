import type { Fault } from '../fault.ts';
import { onTools } from './on-tools.ts';

export const savingsOfTheOthers: Fault = {
  id: 'agents/savings-of-the-others',
  sentence: 'Who asks about one service is told what could be saved on all of them.',
  parts: ['tools.execute'],
  noticedBy: [{ by: 'toMatchObject', says: /total_cost_usd|cost_usd/ }],
  decorate: onTools((execute, name, args, context) => {
    const { service: _service, ...others } = args;
    return execute(name, name === 'cost_analyzer' ? others : args, context);
  }),
};
