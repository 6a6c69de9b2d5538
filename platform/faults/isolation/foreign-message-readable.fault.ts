import type { Fault } from '../fault.ts';

export const foreignMessageReadable: Fault = {
  id: 'isolation/foreign-message-readable',
  sentence: 'Who knows the id of a message can read it.',
  parts: ['messages.append', 'messages.get'],
  noticedBy: [{ by: 'toBeProblem', says: /the status is \d+, not 404/ }, { by: 'toEqual', says: /-\s+404|\+\s+(?:200|201|403|409)/ }],
  decorate: ({ messages }) => {
    const owners = new Map<string, string>();
    return {
      messages: {
        ...messages,
        append(userId, input) {
          const message = messages.append(userId, input);
          owners.set(message.id, userId);
          return message;
        },
        get: (userId, id) => messages.get(owners.get(id) ?? userId, id),
      },
    };
  },
};
