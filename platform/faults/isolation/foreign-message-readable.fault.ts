import type { Fault } from '../fault.ts';

export const foreignMessageReadable: Fault = {
  id: 'isolation/foreign-message-readable',
  sentence: 'Who knows the id of a message can read it.',
  parts: ['messages.append', 'messages.get'],
  noticedBy: [{ by: 'toEqual', says: /- +"GET \/api\/chat\/messages\/\w+ → 404"/ }],
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
