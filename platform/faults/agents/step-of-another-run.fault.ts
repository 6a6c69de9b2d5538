import type { Fault } from '../fault.ts';

export const stepOfAnotherRun: Fault = {
  id: 'agents/step-of-another-run',
  sentence: 'The record of a run shows a step of another one.',
  parts: ['steps.of'],
  noticedBy: [{ by: 'toEqual', says: / of run_/ }],
  decorate({ steps }) {
    let first: ReturnType<typeof steps.of>[number] | undefined;
    return {
      steps: {
        ...steps,
        of(runId) {
          const own = steps.of(runId);
          first ??= own[0];
          return own.map((step, index) => (index === 0 && first ? first : step));
        },
      },
    };
  },
};
