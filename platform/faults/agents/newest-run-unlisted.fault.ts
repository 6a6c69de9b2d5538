import type { Fault } from '../fault.ts';

export const newestRunUnlisted: Fault = {
  id: 'agents/newest-run-unlisted',
  sentence: 'The list of one’s runs that are at work lacks the newest one.',
  parts: ['runs.active'],
  noticedBy: [{ by: 'toEqual', says: /- +"agent": "(?:data|triage|reporting)"/ }],
  decorate: ({ runs }) => ({ runs: { ...runs, active: (userId) => runs.active(userId).slice(0, -1) } }),
};
