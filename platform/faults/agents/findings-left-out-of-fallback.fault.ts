import type { Fault } from '../fault.ts';

export const findingsLeftOutOfFallback: Fault = {
  id: 'agents/findings-left-out-of-fallback',
  sentence: 'An answer without the model says nothing of what the tools had found.',
  parts: ['messages.append'],
  noticedBy: [{ by: 'toContain', says: /requests for \$/ }, { by: 'toMatchObject', says: /What the tools found/ }],
  decorate: ({ messages }) => ({
    messages: {
      ...messages,
      append: (userId, input) => messages.append(userId, input.role === 'assistant' ? { ...input, content: input.content.replace(/What the tools found: [^\n]*\n\n/, '') } : input),
    },
  }),
};
