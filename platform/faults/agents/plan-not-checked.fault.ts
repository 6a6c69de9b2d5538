import type { Fault } from '../fault.ts';
import { onTools } from './on-tools.ts';

export const planNotChecked: Fault = {
  id: 'agents/plan-not-checked',
  sentence: 'Every plan may use every tool.',
  parts: ['tools.execute'],
  noticedBy: [{ by: 'E_PROBLEM', says: /the status is 200, not 403/ }],
  decorate: onTools((execute, name, args, context) => execute(name, args, { ...context, plan: 'developer' })),
};
