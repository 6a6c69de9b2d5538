import { Failure } from '../../problem.ts';
import type { Fault } from '../fault.ts';
import { onTools } from './on-tools.ts';

export const toolsFailInRuns: Fault = {
  id: 'agents/tools-fail-in-runs',
  sentence: 'Tools fail whenever an agent uses them, and the agent answers without.',
  parts: ['tools.execute'],
  noticedBy: [{ by: 'toMatchObject', says: /"degraded"/ }],
  decorate: onTools((execute, name, args, context) =>
    context.threadId === undefined ? execute(name, args, context) : Promise.reject(new Failure('TOOL_FAILED', `The tool ${name} failed.`)),
  ),
};
