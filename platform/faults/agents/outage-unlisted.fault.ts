import type { Fault } from '../fault.ts';

export const outageUnlisted: Fault = {
  id: 'agents/outage-unlisted',
  sentence: 'An agent that is out of order is listed as ready.',
  parts: ['agents.status'],
  noticedBy: [{ by: 'toEqual', says: /- +"status": "unavailable"/ }],
  decorate: ({ agents }) => ({ agents: { ...agents, status: () => 'ready' } }),
};
