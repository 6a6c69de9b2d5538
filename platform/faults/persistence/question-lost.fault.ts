import type { Fault } from '../fault.ts';

export const questionLost: Fault = {
  id: 'persistence/question-lost',
  sentence: 'A message of the user is accepted and not there later.',
  parts: ['messages.page'],
  noticedBy: [
    { by: 'toEqual', says: /-\s+(?:Object \{|"content"|"role": "user")/ },
    { by: 'toMatchObject', says: /"role": "user"|Received(?: has value)?:\s+undefined/ },
    { by: 'toEqual', says: /- +"msg_/ },
  ],
  decorate: ({ messages }) => ({
    messages: {
      ...messages,
      page(userId, threadId, limit, offset) {
        const page = messages.page(userId, threadId, limit, offset);
        return { ...page, messages: page.messages.filter((message) => message.role !== 'user') };
      },
    },
  }),
};
