import type { RunRequest } from '../../agents/ports.ts';
import type { Fault } from '../fault.ts';

export const contextRemembered: Fault = {
  id: 'isolation/context-remembered',
  sentence: 'A run that is given no context gets that of the run before.',
  parts: ['runs.start'],
  noticedBy: [{ by: 'toEqual', says: /\+ +"Sent along: \{\\+"note/ }],
  decorate: ({ runs }) => {
    let last: RunRequest['context'];
    return {
      runs: {
        ...runs,
        start(request) {
          last = request.context ?? last;
          return runs.start(last === undefined ? request : { ...request, context: last });
        },
      },
    };
  },
};
