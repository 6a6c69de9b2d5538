import type { Fault } from '../fault.ts';

export const ackSaysDuplicate: Fault = {
  id: 'events/ack-says-duplicate',
  sentence: 'A message that is new is acknowledged as one that came before.',
  parts: ['wire.frame'],
  noticedBy: [{ by: 'toMatchObject', says: /"duplicate"/ }],
  decorate: ({ wire }) => ({
    wire: { ...wire, frame: (frame) => wire.frame(frame.type === 'ack' ? { ...frame, data: { ...frame.data, status: 'duplicate' } } : frame) },
  }),
};
