import type { Fault } from '../fault.ts';

export const ownWordsForgotten: Fault = {
  id: 'agents/own-words-forgotten',
  sentence: 'Agents remember what the user said earlier in a conversation, and not what they said themselves.',
  parts: ['model.turn'],
  noticedBy: [{ by: 'toEqual', says: /- +"role": "assistant"/ }],
  decorate: ({ model }) => ({
    model: {
      ...model,
      turn(request) {
        const newest = request.messages.findLastIndex(({ role }) => role === 'user');
        return model.turn({ ...request, messages: request.messages.filter(({ role }, index) => role !== 'assistant' || index > newest) });
      },
    },
  }),
};
