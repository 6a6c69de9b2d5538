import type { Fault } from '../fault.ts';

export const contextOneExchangeDeep: Fault = {
  id: 'agents/context-one-exchange-deep',
  sentence: 'Agents remember the last question and its answer, and nothing before.',
  parts: ['model.turn'],
  noticedBy: [{ by: 'toEqual', says: /\+ +"(?:beta-mail|\$\d+\.\d\d)"/ }, { by: 'E_JOURNEY', says: /no call is left for \{"name":"analyze_workload"/ }],
  decorate: ({ model }) => ({
    model: {
      ...model,
      turn(request) {
        const asked = request.messages.flatMap(({ role }, index) => (role === 'user' ? [index] : []));
        const from = asked.at(-2) ?? 0;
        return model.turn({ ...request, messages: request.messages.filter(({ role }, index) => role === 'system' || index >= from) });
      },
    },
  }),
};
