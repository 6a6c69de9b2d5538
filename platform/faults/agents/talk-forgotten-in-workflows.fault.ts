import type { Fault } from '../fault.ts';

export const talkForgottenInWorkflows: Fault = {
  id: 'agents/talk-forgotten-in-workflows',
  sentence: 'A workflow knows nothing of what was said on its thread before.',
  parts: ['model.turn'],
  noticedBy: [{ by: 'toContain', says: /\| support-chat \|/ }, { by: 'E_JOURNEY', says: /letters/ }, { by: 'E_QUALITY', says: /it says \| t/ }],
  decorate: ({ model }) => ({
    model: {
      ...model,
      turn(request) {
        const newest = request.messages.findLastIndex(({ role }) => role === 'user');
        return model.turn({ ...request, messages: request.messages.filter(({ role }, index) => role === 'system' || index >= newest) });
      },
    },
  }),
};
