import type { Fault } from '../fault.ts';

export const stopsAnotherRun: Fault = {
  id: 'events/stops-another-run',
  sentence: 'Who stops a run is told that another one is stopping.',
  parts: ['wire.frame'],
  noticedBy: [{ by: 'toMatchObject', says: /\+ +"run_id": "run_other"/ }],
  decorate: ({ wire }) => ({
    wire: { ...wire, frame: (frame) => wire.frame(frame.type === 'stopping' ? { ...frame, data: { run_id: 'run_other' } } : frame) },
  }),
};
