import type { Fault } from '../fault.ts';

export const longPartsCut: Fault = {
  id: 'streaming/long-parts-cut',
  sentence: 'Texts of more than 64 KiB in a part are cut.',
  parts: ['partStream.event'],
  noticedBy: [{ by: 'toEqual', says: /^[-+]\s+\d{5,},$/m }],
  decorate: ({ partStream }) => ({
    partStream: {
      ...partStream,
      event: (event) => partStream.event(event.type === 'partial_result' ? { ...event, payload: { ...event.payload, content: event.payload.content.slice(0, 65_536) } } : event),
    },
  }),
};
