import type { Fault } from '../fault.ts';

export const acceptIgnored: Fault = {
  id: 'streaming/accept-ignored',
  sentence: 'A run’s stream calls itself one of events, whatever was asked for.',
  parts: ['recordStream.headers', 'partStream.headers'],
  noticedBy: [{ by: 'toEqual', says: /application\/x-ndjson/ }],
  decorate: ({ recordStream, partStream, eventStream }) => ({ recordStream: { ...recordStream, headers: () => eventStream.headers() }, partStream: { ...partStream, headers: () => eventStream.headers() } }),
};
