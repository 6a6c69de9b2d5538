import type { Fault } from '../fault.ts';

export const recordsOverSeveralLines: Fault = {
  id: 'streaming/records-over-several-lines',
  sentence: 'A record is written over several lines.',
  parts: ['recordStream.event'],
  noticedBy: [{ by: 'E_STREAM', says: /a JSON object in each unit/ }],
  decorate: ({ recordStream }) => ({ recordStream: { ...recordStream, event: (event) => `${JSON.stringify(event, null, 1)}\n` } }),
};
