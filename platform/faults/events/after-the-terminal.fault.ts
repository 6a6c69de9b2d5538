import { isTerminal } from '#contracts/event.schema';
import type { Fault } from '../fault.ts';
import { violation } from './reasons.ts';

export const afterTheTerminal: Fault = {
  id: 'events/after-the-terminal',
  sentence: 'A run that is over goes on with another tool.',
  parts: ['journal.append'],
  noticedBy: [...violation(/tool_executing after the terminal event/), { by: 'toBe', says: /"agent_cancelled"/ }],
  decorate: ({ journal }) => ({
    journal: {
      ...journal,
      append(event) {
        const told = journal.append(event);
        if (isTerminal(told)) journal.append({ ...event, type: 'tool_executing', payload: { tool_call_id: 'call_late', tool_name: 'dataset_summary', parameters: {} } });
        return told;
      },
    },
  }),
};
