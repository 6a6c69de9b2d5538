import { Failure } from '../../problem.ts';
import type { Fault } from '../fault.ts';
import { everyFifthToolCall } from './every-fifth-tool-call.ts';

export const oneToolCallInFiveFails: Fault = {
  id: 'operations/one-tool-call-in-five-fails',
  sentence: 'One tool call in five fails.',
  parts: ['tools.execute'],
  noticedBy: [{ by: 'toBeGreaterThanOrEqual', says: /\b2\d frustrated/ }],
  decorate: everyFifthToolCall(() => Promise.reject(new Failure('TOOL_FAILED', 'The tool failed.'))),
};
