import type { Fault } from '../fault.ts';
import { onTools } from './on-tools.ts';

export const wrongRows: Fault = {
  id: 'agents/wrong-rows',
  sentence: 'Within a run a tool counts other rows than outside.',
  parts: ['tools.execute'],
  noticedBy: [{ by: 'toHaveText', says: /\^rows\$[^]*Expected: +"(\d+)"/ }],
  decorate: onTools(async (execute, name, args, context) => {
    const result = await execute(name, args, context);
    return context.threadId !== undefined && typeof result['rows'] === 'number' ? { ...result, rows: result['rows'] + 1 } : result;
  }),
};
