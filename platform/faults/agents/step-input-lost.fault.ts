import type { Fault } from '../fault.ts';

export const stepInputLost: Fault = {
  id: 'agents/step-input-lost',
  sentence: 'It is not recorded what a step was given.',
  parts: ['steps.begin'],
  noticedBy: [{ by: 'toEqual', says: /"(?:first|triage)"|undefined/ }, { by: 'toMatchObject', says: /"results"/ }],
  decorate: ({ steps }) => ({ steps: { ...steps, begin: (step) => steps.begin({ ...step, input: {} }) } }),
};
