import type { Fault } from '../fault.ts';

export const longRecordsCut: Fault = {
  id: 'streaming/long-records-cut',
  sentence: 'Texts of more than 64 KiB in a record are cut.',
  parts: ['recordStream.event'],
  noticedBy: [{ by: 'toMatchObject', says: /answer_sha256/ }, { by: 'toBeGreaterThan', says: /1048500/ }],
  decorate: ({ recordStream }) => ({
    recordStream: {
      ...recordStream,
      event: (event) => recordStream.event(event.type === 'partial_result' ? { ...event, payload: { ...event.payload, content: event.payload.content.slice(0, 65_000) } } : event),
    },
  }),
};
