import type { Fault } from '../fault.ts';

export const recordEndsWithTheNext: Fault = {
  id: 'streaming/record-ends-with-the-next',
  sentence: 'The line end of a record comes with the next one, so that a reader always lags behind.',
  parts: ['recordStream.event', 'recordStream.end'],
  noticedBy: [{ by: 'toEqual', says: /^[-+] +(?:false|true|\d+),?$/m }],
  decorate: ({ recordStream }) => ({
    recordStream: { ...recordStream, event: (event) => `\n${recordStream.event(event).trimEnd()}`, end: (end) => `\n${recordStream.end(end)}` },
  }),
};
