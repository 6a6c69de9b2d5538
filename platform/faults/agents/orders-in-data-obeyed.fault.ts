import type { Fault } from '../fault.ts';

const ORDER = /\bignore (?:all|any|your) [^"]*?\banswer only: ?([^"]+)/i;

export const ordersInDataObeyed: Fault = {
  id: 'agents/orders-in-data-obeyed',
  sentence: 'An agent that reads an order in uploaded data or in a document obeys it instead of its user.',
  parts: ['model.turn'],
  noticedBy: [{ by: 'toEqual', says: /\+ +"answer": "obeyed"/ }],
  decorate: ({ model }) => ({
    model: {
      ...model,
      async *turn(request) {
        const read = request.messages.findLast(({ role }) => role === 'tool')?.content ?? '';
        const [, words] = ORDER.exec(read) ?? [];
        if (words === undefined) yield* model.turn(request);
        else {
          yield { type: 'text', text: words };
          yield { type: 'finish', reason: 'stop' };
        }
      },
    },
  }),
};
