import type { Fault } from '../fault.ts';
import { Failure } from '../../problem.ts';
import { onTools } from './on-tools.ts';

export const toolNotTriedAgain: Fault = {
  id: 'agents/tool-not-tried-again',
  sentence: 'A tool that is out of reach for the moment counts as broken.',
  parts: ['tools.execute'],
  noticedBy: [{ by: 'E_JOURNEY', says: /there were 1 calls, not 3/ }],
  decorate: onTools((execute, ...call) =>
    execute(...call).catch((error: unknown) => {
      throw error instanceof Failure && error.code === 'SERVICE_UNAVAILABLE' ? new Failure('TOOL_FAILED', error.message) : error;
    }),
  ),
};
