import type { Fault } from '../fault.ts';

export const wrongEventName: Fault = {
  id: 'streaming/wrong-event-name',
  sentence: 'Blocks of a stream bear another name than the event they carry.',
  parts: ['eventStream.event'],
  noticedBy: [{ by: 'E_STREAM', says: /as its data says/ }],
  decorate: ({ eventStream }) => ({ eventStream: { ...eventStream, event: (event) => eventStream.event(event).replace(/^event: .*$/m, 'event: message') } }),
};
