import type { Fault } from '../fault.ts';

export const questionOfAnotherUser: Fault = {
  id: 'isolation/question-of-another-user',
  sentence: 'While several users ask, the model is given the question that came last, whoever asked it.',
  parts: ['runs.start', 'model.turn'],
  noticedBy: [
    { by: 'toEqual', says: /- +"What does project \d cost\?"/ },
    { by: 'toEqual', says: /- +"(?:(?:spring|summer|autumn) is|I am user) / },
    { by: 'toEqual', says: /- +"(?:success: )?mark-\w+ (?:asks|socket|stream|http)/ },
    { by: 'E_ISOLATION', says: /belongs to another user/ },
    { by: 'toEqual', says: /- +"This is asked by user/ },
  ],
  decorate({ runs, model }) {
    let newest = '';
    return {
      runs: {
        ...runs,
        start(request) {
          newest = request.prompt;
          return runs.start(request);
        },
      },
      model: {
        ...model,
        turn(request) {
          const asked = request.messages.findLastIndex(({ role }) => role === 'user');
          return model.turn({ ...request, messages: request.messages.map((message, index) => (index === asked ? { role: 'user', content: newest } : message)) });
        },
      },
    };
  },
};
