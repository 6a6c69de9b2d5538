import type { Fault } from '../fault.ts';

export const barrierOpensEarly: Fault = {
  id: 'agents/barrier-opens-early',
  sentence: 'A barrier opens as soon as somebody has reached it.',
  parts: ['orchestration.ready'],
  noticedBy: [{ by: 'toEqual', says: /arrivals|arrived_at/ }],
  decorate: ({ orchestration }) => ({
    orchestration: {
      ...orchestration,
      ready: (steps, begun, settled) => [
        ...orchestration.ready(steps, begun, settled),
        ...steps.filter((step) => step.join?.kind === 'barrier' && !begun.has(step.id) && step.depends_on.some((name) => settled.has(name)) && !step.depends_on.every((name) => settled.has(name))),
      ],
    },
  }),
};
