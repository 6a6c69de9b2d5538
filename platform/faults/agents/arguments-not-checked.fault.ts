import { Failure } from '../../problem.ts';
import type { Fault } from '../fault.ts';
import { onTools } from './on-tools.ts';

export const argumentsNotChecked: Fault = {
  id: 'agents/arguments-not-checked',
  sentence: 'A tool takes arguments that make no sense, and leaves them out.',
  parts: ['tools.execute'],
  noticedBy: [{ by: 'E_PROBLEM', says: /the status is 200, not 422/ }],
  decorate: onTools((execute, name, args, context) =>
    execute(name, args, context).catch((error: unknown) => {
      if (error instanceof Failure && error.code === 'VALIDATION_ERROR') return execute(name, {}, context);
      throw error;
    }),
  ),
};
