import type { Message } from '#contracts/message.schema';
import { randomBytes } from 'node:crypto';
import type { Fault } from '../fault.ts';

export const idsChangeOnReading: Fault = {
  id: 'persistence/ids-change-on-reading',
  sentence: 'A message has another id each time it is read.',
  parts: ['messages.get', 'messages.page'],
  noticedBy: [{ by: 'toEqual', says: /"id": "msg_/ }, { by: 'E_HTTP_STATUS', says: /status 404/ }],
  decorate: ({ messages }) => {
    const renamed = (message: Message): Message => ({ ...message, id: `msg_${randomBytes(12).toString('hex')}` });
    return {
      messages: {
        ...messages,
        get: (userId, id) => renamed(messages.get(userId, id)),
        page(userId, threadId, limit, offset) {
          const page = messages.page(userId, threadId, limit, offset);
          return { ...page, messages: page.messages.map(renamed) };
        },
      },
    };
  },
};
