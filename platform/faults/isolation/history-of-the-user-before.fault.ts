import type { Fault } from '../fault.ts';

export const historyOfTheUserBefore: Fault = {
  id: 'isolation/history-of-the-user-before',
  sentence: 'An agent is told what the user before said to it.',
  parts: ['model.turn'],
  noticedBy: [{ by: 'E_ISOLATION', says: /belongs to another user/ }],
  decorate: ({ model }) => {
    const before = new Map<string, string>();
    return {
      model: {
        ...model,
        turn(request) {
          const asked = request.messages.findLastIndex(({ role }) => role === 'user');
          const said = request.messages[asked]?.content ?? '';
          const content = before.get(request.agent);
          before.set(request.agent, said);
          const remembered = content === undefined || content === said ? [] : [{ role: 'user', content } as const];
          return model.turn({ ...request, messages: [...request.messages.slice(0, asked), ...remembered, ...request.messages.slice(asked)] });
        },
      },
    };
  },
};
