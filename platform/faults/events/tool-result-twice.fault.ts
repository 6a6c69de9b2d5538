import type { Fault } from '../fault.ts';
import { violation } from './reasons.ts';

export const toolResultTwice: Fault = {
  id: 'events/tool-result-twice',
  sentence: 'A tool that was called once answers twice.',
  parts: ['journal.append'],
  noticedBy: [...violation(/a second result of tool call/)],
  decorate: ({ journal }) => ({
    journal: { ...journal, append: (event) => (event.type === 'tool_completed' ? (journal.append(event), journal.append(event)) : journal.append(event)) },
  }),
};
