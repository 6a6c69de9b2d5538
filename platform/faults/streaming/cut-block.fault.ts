import type { Fault } from '../fault.ts';

export const cutBlock: Fault = {
  id: 'streaming/cut-block',
  sentence: 'Events of a stream break off in the middle.',
  parts: ['eventStream.event'],
  noticedBy: [{ by: 'E_CONTRACT', says: /\(whole\)[^]*expected object/ }],
  decorate: ({ eventStream }) => ({ eventStream: { ...eventStream, event: (event) => eventStream.event(event).replace(/"payload":.*$/m, '') } }),
};
