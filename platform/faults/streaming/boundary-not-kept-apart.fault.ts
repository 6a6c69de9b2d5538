import type { Fault } from '../fault.ts';

export const boundaryNotKeptApart: Fault = {
  id: 'streaming/boundary-not-kept-apart',
  sentence: 'A boundary within an answer ends the part it stands in.',
  parts: ['partStream.event'],
  noticedBy: [{ by: 'E_STREAM', says: /a part of|a JSON object|headers of a part/ }],
  decorate: ({ partStream }) => ({ partStream: { ...partStream, event: (event) => partStream.event(event).replaceAll('\\r\\n--', '\r\n--') } }),
};
