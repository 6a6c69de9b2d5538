import type { Fault } from '../fault.ts';

export const anotherAgentAnswers: Fault = {
  id: 'agents/another-agent-answers',
  sentence: 'Whichever agent is asked, triage answers.',
  parts: ['runs.start'],
  noticedBy: [{ by: 'toMatchObject', says: /"triage"/ }, { by: 'toContainText', says: /Supervisor/ }],
  decorate: ({ runs }) => ({ runs: { ...runs, start: (request) => runs.start({ ...request, agent: 'triage' }) } }),
};
