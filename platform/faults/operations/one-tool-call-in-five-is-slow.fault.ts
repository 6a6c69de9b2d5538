import { setTimeout } from 'node:timers/promises';
import type { Fault } from '../fault.ts';
import { everyFifthToolCall } from './every-fifth-tool-call.ts';

export const oneToolCallInFiveIsSlow: Fault = {
  id: 'operations/one-tool-call-in-five-is-slow',
  sentence: 'One tool call in five takes more than a second.',
  parts: ['tools.execute'],
  noticedBy: [{ by: 'toBeGreaterThanOrEqual', says: /\b2\d tolerating/ }],
  decorate: everyFifthToolCall(({ signal }) => setTimeout(1100, undefined, { signal })),
};
