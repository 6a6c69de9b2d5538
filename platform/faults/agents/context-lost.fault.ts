import type { Fault } from '../fault.ts';

export const contextLost: Fault = {
  id: 'agents/context-lost',
  sentence: 'Agents forget everything that was said before the newest question.',
  parts: ['model.turn'],
  noticedBy: [{ by: 'toEqual', says: /"doc-search"/ }, { by: 'E_JOURNEY', says: /no call is left for \{"name":"analyze_workload"/ }],
  decorate: ({ model }) => ({
    model: {
      ...model,
      turn(request) {
        const newest = request.messages.findLastIndex(({ role }) => role === 'user');
        return model.turn({ ...request, messages: request.messages.filter(({ role }, index) => role === 'system' || index >= newest) });
      },
    },
  }),
};
