import type { Fault } from '../fault.ts';

export const stepNotNumbered: Fault = {
  id: 'events/step-not-numbered',
  sentence: 'Nobody is told which step of how many a run has come to.',
  parts: ['journal.append'],
  noticedBy: [{ by: 'toHaveAttribute', says: /aria-valuetext/ }],
  decorate: ({ journal }) => ({
    journal: {
      ...journal,
      append(event) {
        const { order: _order, total_steps: _total, ...payload } = { order: 0, total_steps: 0, ...event.payload };
        // Without two optional members a payload is still one of its type.
        return journal.append(event.type === 'agent_started' ? { ...event, payload: payload as typeof event.payload } : event);
      },
    },
  }),
};
