import type { Fault } from '../fault.ts';
import { violation } from '../events/reasons.ts';

export const wrongEndStatus: Fault = {
  id: 'streaming/wrong-end-status',
  sentence: 'The last block of a stream says that a run failed which did not.',
  parts: ['eventStream.end'],
  noticedBy: [...violation(/stream_end says failed/)],
  decorate: ({ eventStream }) => ({ eventStream: { ...eventStream, end: (end) => eventStream.end({ ...end, status: 'failed' }) } }),
};
