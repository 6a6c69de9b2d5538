import type { Fault } from '../fault.ts';

export const silenceNotBridged: Fault = {
  id: 'streaming/silence-not-bridged',
  sentence: 'Nothing keeps a stream alive while its agent is silent.',
  parts: ['eventStream.keepAlive'],
  noticedBy: [{ by: 'toBeGreaterThan', says: /pieces that comments separate/ }],
  decorate: ({ eventStream }) => ({ eventStream: { ...eventStream, keepAlive: () => '' } }),
};
