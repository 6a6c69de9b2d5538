import type { Fault } from '../fault.ts';

export const recordsCountAnew: Fault = {
  id: 'streaming/records-count-anew',
  sentence: 'Records of a run are numbered from 1, whatever its thread has said before.',
  parts: ['recordStream.event'],
  noticedBy: [{ by: 'toEqual', says: /^[-+]\s+\d+,$/m }],
  decorate: ({ recordStream }) => {
    const first = new Map<string | null, number>();
    return {
      recordStream: {
        ...recordStream,
        event(event) {
          first.set(event.run_id, first.get(event.run_id) ?? event.seq);
          return recordStream.event({ ...event, seq: event.seq - (first.get(event.run_id) ?? 1) + 1 });
        },
      },
    };
  },
};
