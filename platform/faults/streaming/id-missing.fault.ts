import type { Fault } from '../fault.ts';

export const idMissing: Fault = {
  id: 'streaming/id-missing',
  sentence: 'Events of a stream have no id, so that nobody can resume after them.',
  parts: ['eventStream.event'],
  noticedBy: [{ by: 'toEqual', says: /-\s+"id",/ }, { by: 'toEqual', says: /-\s+"\d+",/ }],
  decorate: ({ eventStream }) => ({ eventStream: { ...eventStream, event: (event) => eventStream.event(event).replace(/^id: .*\n/, '') } }),
};
