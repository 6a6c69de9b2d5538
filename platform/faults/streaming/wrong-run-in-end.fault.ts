import type { Fault } from '../fault.ts';
import { violation } from '../events/reasons.ts';

export const wrongRunInEnd: Fault = {
  id: 'streaming/wrong-run-in-end',
  sentence: 'The last block of a stream names another run.',
  parts: ['eventStream.end'],
  noticedBy: [...violation(/stream_end names run/)],
  decorate: ({ eventStream }) => ({ eventStream: { ...eventStream, end: (end) => eventStream.end({ ...end, run_id: 'run_other' }) } }),
};
