import type { Fault } from '../fault.ts';

export const lastPieceOfTimeOnly: Fault = {
  id: 'agents/last-piece-of-time-only',
  sentence: 'How long an agent took is counted from its last word on.',
  parts: ['journal.append'],
  noticedBy: [{ by: 'toEqual', says: /took less than|shorter than/ }],
  decorate: ({ journal }) => ({
    journal: {
      ...journal,
      append: (event) => journal.append(event.type === 'agent_completed' && 'execution_time_ms' in event.payload ? { ...event, payload: { ...event.payload, execution_time_ms: 0 } } : event),
    },
  }),
};
