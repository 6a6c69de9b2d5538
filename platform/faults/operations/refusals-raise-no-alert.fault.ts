import type { Fault } from '../fault.ts';

export const refusalsRaiseNoAlert: Fault = {
  id: 'operations/refusals-raise-no-alert',
  sentence: 'However many sockets are refused, no alert is raised.',
  parts: ['alerts.evaluate'],
  noticedBy: [{ by: 'toEqual', says: /alerts after each attempt/ }],
  decorate: ({ alerts }) => ({
    alerts: {
      ...alerts,
      evaluate(source, userId) {
        if (source !== 'socket') alerts.evaluate(source, userId);
      },
    },
  }),
};
