import type { Fault } from '../fault.ts';

export const ackOfAnotherRun: Fault = {
  id: 'events/ack-of-another-run',
  sentence: 'A message is acknowledged with the id of a run of which nothing is ever heard.',
  parts: ['wire.frame'],
  noticedBy: [{ by: 'E_WS_TIMEOUT', says: /run_other/ }],
  silent: true,
  decorate: ({ wire }) => ({
    wire: { ...wire, frame: (frame) => wire.frame(frame.type === 'ack' ? { ...frame, data: { ...frame.data, run_id: 'run_other' } } : frame) },
  }),
};
