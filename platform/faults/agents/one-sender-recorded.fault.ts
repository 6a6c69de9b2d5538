import type { Fault } from '../fault.ts';

export const oneSenderRecorded: Fault = {
  id: 'agents/one-sender-recorded',
  sentence: 'Of several agents that hand their work to one only the first is recorded.',
  parts: ['steps.messages'],
  noticedBy: [{ by: 'toEqual', says: /- +"optimization > reporting|- +"actions > reporting/ }],
  decorate: ({ steps }) => ({
    steps: { ...steps, messages: (runId) => steps.messages(runId).filter(({ to_step: to }, index, all) => all.findIndex((other) => other.to_step === to) === index) },
  }),
};
