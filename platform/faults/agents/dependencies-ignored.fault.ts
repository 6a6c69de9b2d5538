import type { Fault } from '../fault.ts';

export const dependenciesIgnored: Fault = {
  id: 'agents/dependencies-ignored',
  sentence: 'Steps that are to be put in order by dependencies are done as they were given.',
  parts: ['orchestration.arrange'],
  noticedBy: [{ by: 'toEqual', says: /\+ +"\w+ before \w+"/ }],
  decorate: ({ orchestration }) => ({ orchestration: { ...orchestration, arrange: (steps) => steps } }),
};
