import type { Fault } from '../fault.ts';

export const wrongContentType: Fault = {
  id: 'streaming/wrong-content-type',
  sentence: 'A stream calls itself plain text, so that no browser reads it as events.',
  parts: ['eventStream.headers'],
  noticedBy: [{ by: 'E_STREAM', says: /text\/plain/ }],
  decorate: ({ eventStream }) => ({ eventStream: { ...eventStream, headers: () => ({ ...eventStream.headers(), 'content-type': 'text/plain' }) } }),
};
