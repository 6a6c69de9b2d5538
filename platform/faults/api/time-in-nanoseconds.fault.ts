import type { Fault } from '../fault.ts';
import { onAnswer } from './on-answer.ts';

export const timeInNanoseconds: Fault = {
  id: 'api/time-in-nanoseconds',
  sentence: 'The time of an execution is told in nanoseconds.',
  parts: ['responses.send'],
  noticedBy: [{ by: 'toEqual', says: /execution_time_ms/ }],
  decorate: onAnswer('POST /api/agents/execute', (_reply, body) => ({
    ...body,
    execution_time_ms: Number(body['execution_time_ms']) * 1_000_000,
  })),
};
