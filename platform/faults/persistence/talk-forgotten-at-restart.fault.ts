import type { Fault } from '../fault.ts';

export const talkForgottenAtRestart: Fault = {
  id: 'persistence/talk-forgotten-at-restart',
  sentence: 'After a restart agents know nothing of what was said before it, though it is stored.',
  parts: ['model.turn'],
  noticedBy: [{ by: 'toEqual', says: /- +"service": "search"|cost of each user’s own service/ }],
  decorate({ model }) {
    const heard = new Set<string>();
    return {
      model: {
        ...model,
        turn(request) {
          const newest = request.messages.findLastIndex(({ role }) => role === 'user');
          heard.add(request.messages[newest]?.content ?? '');
          return model.turn({ ...request, messages: request.messages.filter(({ role, content }) => role !== 'user' || heard.has(content)) });
        },
      },
    };
  },
};
